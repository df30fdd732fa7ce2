package dev.exportclients.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Serves one file on loopback under every path, so under each provider's: ranges, a strong ETag,
 * kept connections. The kernel copies ({@code sendfile}); what is small goes out in one write.
 */
public final class FileServer implements AutoCloseable {
  private static final int ONE_WRITE = 64 * 1024;
  private static final int HEAD = 16 * 1024;

  private final TestFile file;
  private final FileChannel content;
  private final ByteBuffer small;
  private final ServerSocketChannel listener;
  private final Queue<Cut> cuts = new ConcurrentLinkedQueue<>();
  private final AtomicLong bodyBytes = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();

  private record Cut(long at, Runnable then) {}

  public FileServer(TestFile file) throws IOException {
    this.file = file;
    content = FileChannel.open(file.path(), StandardOpenOption.READ);
    small = ByteBuffer.allocate(file.size() > ONE_WRITE ? 0 : (int) file.size());
    content.read(small, 0);
    small.flip();
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    start("accept", this::accept);
  }

  public String url() throws IOException {
    return "http://127.0.0.1:" + ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  public TestFile file() {
    return file;
  }

  /** Bytes of bodies handed to the kernel. */
  public long bodyBytes() {
    return bodyBytes.get();
  }

  public long requests() {
    return requests.get();
  }

  public long connections() {
    return connections.get();
  }

  /** One of the next responses ends early, at this byte of the file; then the connection closes. */
  public void cutAt(long offset, Runnable then) {
    cuts.add(new Cut(offset, then));
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, "file-server-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel connection = listener.accept();
        connections.incrementAndGet();
        start("connection", () -> serve(connection));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
      ByteBuffer buffer = ByteBuffer.allocate(HEAD);
      Optional<RequestHead> request = RequestHead.read(connection, buffer);
      while (request.isPresent() && respond(connection, request.get())) {
        request = RequestHead.read(connection, buffer);
      }
    } catch (IOException gone) {
      return;
    }
  }

  /** Whether the connection goes on. */
  private boolean respond(SocketChannel connection, RequestHead request) throws IOException {
    requests.incrementAndGet();
    if (!request.started().isEmpty()) {
      accept(connection, request.started());
      return true;
    }
    Cut cut = cuts.poll();
    long end = cut == null ? file.size() : cut.at();
    send(connection, head(request), request.from(), end);
    if (cut != null) {
      cut.then().run();
    }
    return cut == null;
  }

  /** The ID of the results is the experiment's own. */
  private static void accept(SocketChannel connection, String experiment) throws IOException {
    String response =
        "HTTP/1.1 202 Accepted\r\n"
            + "Content-Type: application/json\r\n"
            + ("Content-Length: " + experiment.length() + "\r\n")
            + ("\r\n" + experiment);
    ByteBuffer bytes = ByteBuffer.wrap(response.getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      connection.write(bytes);
    }
  }

  private void send(SocketChannel connection, ByteBuffer head, long from, long end)
      throws IOException {
    if (small.hasRemaining()) {
      ByteBuffer body = small.slice((int) from, (int) (end - from));
      ByteBuffer[] both = {head, body};
      while (body.hasRemaining()) {
        connection.write(both);
      }
      bodyBytes.addAndGet(end - from);
      return;
    }
    while (head.hasRemaining()) {
      connection.write(head);
    }
    for (long at = from; at < end; ) {
      long count = content.transferTo(at, end - at, connection);
      at += count;
      bodyBytes.addAndGet(count);
    }
  }

  private ByteBuffer head(RequestHead request) {
    String status = request.ranged() ? "206 Partial Content" : "200 OK";
    String range =
        "Content-Range: bytes %d-%d/%d\r\n".formatted(request.from(), file.size() - 1, file.size());
    String head =
        ("HTTP/1.1 " + status + "\r\n")
            + "Content-Type: application/octet-stream\r\n"
            + ("Content-Length: " + (file.size() - request.from()) + "\r\n")
            + "Accept-Ranges: bytes\r\n"
            + ("ETag: \"" + file.sha256().substring(0, 16) + "\"\r\n")
            + (request.ranged() ? range : "")
            + "\r\n";
    return ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    listener.close();
    content.close();
  }
}
