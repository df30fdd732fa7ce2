package dev.exportclients.core.internal.transport;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.internal.redaction.Redactor;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client, with everything off that would act behind our back: redirects, retries,
 * decompression, cookies, authentication caching, logging of headers.
 */
final class Connections {
  /** Waiting for a connection of the pool is bounded by the caller's limits alone. */
  private static final Timeout UNLIMITED = Timeout.ofDays(36_500);

  private Connections() {}

  static CloseableHttpClient open(ClientSettings settings, Redactor redactor) {
    Timeout idle = timeout(settings.idleTimeout());
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(pool(settings, redactor, idle))
            .setDefaultRequestConfig(requestConfig(settings.idleTimeout()))
            .replaceExecInterceptor(ChainElement.MAIN_TRANSPORT.name(), new QuietExec())
            .addExecInterceptorBefore(
                ChainElement.CONNECT.name(), "fresh-connection", new FreshConnectionExec())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            // A server that asks for a password gets an error, never the proxy's.
            .setTargetAuthenticationStrategy((type, challenges, context) -> List.of())
            .setProxyAuthenticationStrategy(ProxyRoutes::schemes)
            .disableConnectionState()
            .disableDefaultUserAgent();
    if (settings.proxy().isPresent()) {
      ProxyRoutes routes = new ProxyRoutes(settings.proxy().get(), settings);
      builder.setRoutePlanner(routes).setDefaultCredentialsProvider(routes.credentials());
    } else {
      // Nobody authenticates but our signer, for which the library would read each URL once more.
      builder.replaceExecInterceptor(
          ChainElement.PROTOCOL.name(), (request, scope, chain) -> chain.proceed(request, scope));
    }
    return builder.build();
  }

  /**
   * @param idleTimeout the longest silence of the server
   */
  static RequestConfig requestConfig(Duration idleTimeout) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(UNLIMITED)
        .setResponseTimeout(timeout(idleTimeout))
        .setExpectContinueEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  private static PoolingHttpClientConnectionManager pool(
      ClientSettings settings, Redactor redactor, Timeout idle) {
    Timeout connect = timeout(settings.connectTimeout());
    return new ChannelPoolBuilder()
        .setConnectionFactory(
            socket -> new StrictConnection(settings.responseLimits().maxHeadSize(), redactor::isIn))
        .setTlsSocketStrategy(new LazyTls(settings))
        .setDnsResolver(SystemDefaultDnsResolver.INSTANCE)
        .setMaxConnPerRoute(settings.maxConnections())
        .setMaxConnTotal(settings.maxConnections())
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(idle).build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(idle)
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .build())
        .build();
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.ofMilliseconds(Math.max(1, duration.toMillis()));
  }

  /** Loads the trust store for the first TLS connection: plain http needs none. */
  private static final class LazyTls implements TlsSocketStrategy {
    private final ClientSettings settings;
    private volatile @Nullable TlsSocketStrategy loaded;

    LazyTls(ClientSettings settings) {
      this.settings = settings;
    }

    @Override
    public SSLSocket upgrade(
        Socket socket, String target, int port, Object attachment, HttpContext context)
        throws IOException {
      TlsSocketStrategy strategy = loaded;
      if (strategy == null) {
        strategy =
            new DefaultClientTlsStrategy(
                settings.sslContext().orElseGet(SSLContexts::createSystemDefault));
        loaded = strategy;
      }
      return strategy.upgrade(new SocketUnderTls(socket), target, port, attachment, context);
    }
  }

  private static final class ChannelPoolBuilder extends PoolingHttpClientConnectionManagerBuilder {
    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
      return new Connector(
          ports, names, RegistryBuilder.<TlsSocketStrategy>create().register("https", tls).build());
    }
  }
}
