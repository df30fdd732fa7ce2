package dev.exportclients.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A connection to the WireMock server behind the relay, used for one exchange at a time. */
final class Backend implements Closeable {
  /** WireMock's answer: its head and its body, which is small. */
  record Reply(HttpHead head, byte[] body) {}

  private final Socket socket;
  private final WireInput in;
  private final OutputStream out;

  private Backend(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new WireInput(socket);
    out = socket.getOutputStream();
  }

  /** The answer to HEAD has a length and no body. */
  private Reply exchange(byte[] request) throws IOException {
    out.write(request);
    HttpHead head = HttpHead.read(in);
    if (head == null) {
      throw new IOException("WireMock closed the connection");
    }
    boolean bodiless = request[0] == 'H';
    return new Reply(head, bodiless ? new byte[0] : in.body(head));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The open connections that are free. */
  static final class Pool implements Closeable {
    private final int port;
    private final Deque<Backend> free = new ConcurrentLinkedDeque<>();

    Pool(int port) {
      this.port = port;
    }

    Reply exchange(byte[] request) throws IOException {
      Backend backend = free.pollFirst();
      if (backend == null) {
        backend = new Backend(port);
      }
      try {
        Reply reply = backend.exchange(request);
        free.addFirst(backend);
        return reply;
      } catch (IOException broken) {
        backend.close();
        throw broken;
      }
    }

    @Override
    public void close() throws IOException {
      for (Backend backend = free.poll(); backend != null; backend = free.poll()) {
        backend.close();
      }
    }
  }
}
