package dev.exportclients.core.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.nio.channels.ClosedByInterruptException;
import java.util.function.Predicate;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that reads strictly what the library reads leniently. It takes no response it did
 * not ask for (what a server sends beyond the promised length must not be read as the response to
 * the next request), and none that ends early ({@link ConnectionInput}). It logs neither headers
 * nor bytes, unlike the library's own at level DEBUG (ADR 4).
 */
final class StrictConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {
  private static final String UNASKED = "the server sent bytes that nobody asked for";
  private static final int MAX_HEADERS = 500;
  private static final int MAX_TRAILERS = 50;
  private static final Http1Config CONFIG =
      Http1Config.custom()
          .setBufferSize(16 * 1024)
          .setMaxLineLength(64 * 1024)
          .setMaxHeaderCount(MAX_TRAILERS)
          .build();

  private final int maxHeadSize;
  private final Predicate<String> secret;
  private final SolicitedParser parser;
  private @Nullable ConnectionInput input;
  private @Nullable Timeout socketTimeout;
  private int exchanges;
  private boolean asksForTunnel;

  /**
   * @param maxHeadSize of a response, in bytes
   * @param secret whether a text holds one
   */
  StrictConnection(int maxHeadSize, Predicate<String> secret) {
    this(new SolicitedParser(), maxHeadSize, secret);
  }

  private StrictConnection(SolicitedParser parser, int maxHeadSize, Predicate<String> secret) {
    super(CONFIG, null, null, null, null, null, null, config -> parser);
    this.parser = parser;
    this.maxHeadSize = maxHeadSize;
    this.secret = secret;
  }

  @Override
  public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
    exchanges++;
    asksForTunnel = Method.CONNECT.isSame(request.getMethod());
    try {
      ConnectionInput open = (ConnectionInput) ensureOpen().getInputStream();
      requireAlive(open, request);
      // Looking whether it is alive may have read a byte, or an end, that is not of the response.
      open.expectResponse();
    } catch (IOException failure) {
      throw asDeadIfReused(failure, false);
    }
    parser.expectsFreshResponse = true;
    try {
      super.sendRequestHeader(request);
    } catch (IOException failure) {
      throw asDeadIfReused(failure, true);
    }
  }

  /** What is sent once should not be spent on a connection that is known to be closed. */
  private void requireAlive(ConnectionInput open, ClassicHttpRequest request) throws IOException {
    open.expectResponse();
    if (open.available() > 0) {
      throw new NoHttpResponseException(UNASKED);
    }
    if (exchanges > 1 && !Method.GET.isSame(request.getMethod()) && isStale()) {
      throw new ConnectionClosedException();
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      super.flush();
    } catch (IOException failure) {
      throw asDeadIfReused(failure, true);
    }
  }

  /** What the library throws over a response, it throws because of the server. */
  @Override
  public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
    try {
      ClassicHttpResponse response = super.receiveResponseHeader();
      if (input != null && response.getCode() >= HttpStatus.SC_OK) {
        input.endHead();
      }
      Framing.makePlain(response);
      Challenges.dropEchoes(response, secret);
      return response;
    } catch (IOException failure) {
      throw asDeadIfReused(failure, true);
    } catch (RuntimeException unreadable) {
      throw new ProtocolException("its head can't be read", unreadable);
    }
  }

  /** Who is refused a tunnel needs no page about it: the library would read all of it. */
  @Override
  public void receiveResponseEntity(ClassicHttpResponse response)
      throws HttpException, IOException {
    if (asksForTunnel) {
      response.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
    } else {
      super.receiveResponseEntity(response);
    }
  }

  @Override
  protected InputStream createContentInputStream(
      long length, SessionInputBuffer buffer, InputStream stream) {
    if (length < 0 && length != ContentLengthStrategy.CHUNKED) {
      ((ConnectionInput) stream).endsBody(buffer.length() > 0);
    }
    return super.createContentInputStream(length, buffer, stream);
  }

  /** As one of a dead connection, if the server may have closed it before it saw this request. */
  private IOException asDeadIfReused(IOException failure, boolean sent) {
    boolean dead =
        exchanges > 1
            && !(failure instanceof InterruptedIOException)
            && !(failure instanceof ClosedByInterruptException)
            && (input == null || !input.hasResponse());
    return dead ? new DeadConnectionException(failure, sent) : failure;
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bind(new Held(socket));
    begin(socket);
  }

  @Override
  public void bind(SSLSocket tls, Socket socket) throws IOException {
    bind(new Held(tls, socket));
    begin(tls);
  }

  private void begin(Socket socket) throws IOException {
    exchanges = 0;
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

  private final class Held extends SocketHolder {
    Held(Socket socket) {
      super(socket);
    }

    Held(SSLSocket tls, Socket socket) {
      super(tls, socket);
    }

    @Override
    protected InputStream getInputStream(Socket socket) throws IOException {
      ConnectionInput opened = new ConnectionInput(socket.getInputStream(), maxHeadSize);
      input = opened;
      return opened;
    }
  }

  private static final class SolicitedParser extends DefaultHttpResponseParser {
    private boolean expectsFreshResponse;

    SolicitedParser() {
      super(Http1Config.copy(CONFIG).setMaxHeaderCount(MAX_HEADERS).build());
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream stream)
        throws IOException, HttpException {
      if (expectsFreshResponse && buffer.length() > 0) {
        throw new NoHttpResponseException(UNASKED);
      }
      expectsFreshResponse = false;
      return super.parse(buffer, stream);
    }
  }
}
