package dev.exportclients.core.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that logs neither headers nor bytes, unlike the library's own at level DEBUG; and
 * that takes no answer it did not ask for: what a server sends beyond the promised length must not
 * be read as the answer to the next request.
 */
final class QuietConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {
  private static final Http1Config CONFIG =
      Http1Config.custom()
          .setBufferSize(16 * 1024)
          .setMaxLineLength(64 * 1024)
          .setMaxHeaderCount(500)
          .build();

  private final SolicitedParser parser;
  private @Nullable Timeout socketTimeout;

  QuietConnection() {
    this(new SolicitedParser());
  }

  private QuietConnection(SolicitedParser parser) {
    super(CONFIG, null, null, null, null, null, null, config -> parser);
    this.parser = parser;
  }

  @Override
  public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
    if (getSocket().getInputStream().available() > 0) {
      throw new NoHttpResponseException("the server sent bytes that nobody asked for");
    }
    parser.expectsFreshAnswer = true;
    super.sendRequestHeader(request);
  }

  @Override
  public void bind(Socket socket) throws IOException {
    super.bind(socket);
    rememberTimeout(socket);
  }

  @Override
  public void bind(SSLSocket tls, Socket socket) throws IOException {
    super.bind(tls);
    rememberTimeout(tls);
  }

  private void rememberTimeout(Socket socket) throws IOException {
    socketTimeout = Timeout.ofMilliseconds(socket.getSoTimeout());
  }

  @Override
  public @Nullable Socket getSocket() {
    var holder = getSocketHolder();
    return holder == null ? null : holder.getSocket();
  }

  @Override
  public @Nullable SSLSession getSSLSession() {
    return getSocket() instanceof SSLSocket tls ? tls.getSession() : null;
  }

  @Override
  public void passivate() {
    super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
  }

  @Override
  public void activate() {
    super.setSocketTimeout(socketTimeout);
  }

  @Override
  public void setSocketTimeout(Timeout timeout) {
    socketTimeout = timeout;
    super.setSocketTimeout(timeout);
  }

  private static final class SolicitedParser extends DefaultHttpResponseParser {
    private boolean expectsFreshAnswer;

    SolicitedParser() {
      super(CONFIG);
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream stream)
        throws IOException, HttpException {
      if (expectsFreshAnswer && buffer.length() > 0) {
        throw new NoHttpResponseException("the server sent bytes that nobody asked for");
      }
      expectsFreshAnswer = false;
      return super.parse(buffer, stream);
    }
  }
}
