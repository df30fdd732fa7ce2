package dev.exportclients.core.internal.transport;

import dev.exportclients.core.internal.provider.Attempt;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.Timeout;

/**
 * Opens connections, each for the attempt in the request's context, whose limits bound the lookup
 * of the name. By sockets of channels: an interrupt ends their reads at once, where a plain
 * socket's hang on (ADR 5).
 */
final class Connector extends DefaultHttpClientConnectionOperator {
  private static final String ATTEMPT = "export-clients.attempt";
  private static final DetachedSocketFactory SOCKETS = proxy -> SocketChannel.open().socket();

  private final SchemePortResolver ports;
  private final DnsResolver names;
  private final Lookup<TlsSocketStrategy> tls;

  Connector(SchemePortResolver ports, DnsResolver names, Lookup<TlsSocketStrategy> tls) {
    super(SOCKETS, ports, names, tls);
    this.ports = ports;
    this.names = names;
    this.tls = tls;
  }

  /** Says which attempt a request is of, and with it a connection that is opened for it. */
  static void tell(HttpContext context, Attempt attempt) {
    context.setAttribute(ATTEMPT, attempt);
  }

  static Attempt attempt(HttpContext context) {
    return (Attempt) context.getAttribute(ATTEMPT);
  }

  @Override
  public void connect(
      ManagedHttpClientConnection connection,
      HttpHost host,
      NamedEndpoint name,
      Path unixDomainSocket,
      InetSocketAddress localAddress,
      Timeout timeout,
      SocketConfig sockets,
      Object attachment,
      HttpContext context)
      throws IOException {
    new DefaultHttpClientConnectionOperator(
            SOCKETS, ports, new NameLookup(names, attempt(context)), tls)
        .connect(
            connection,
            host,
            name,
            unixDomainSocket,
            localAddress,
            timeout,
            sockets,
            attachment,
            context);
  }
}
