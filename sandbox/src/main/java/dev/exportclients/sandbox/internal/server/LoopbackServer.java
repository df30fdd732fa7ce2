package dev.exportclients.sandbox.internal.server;

import dev.exportclients.sandbox.internal.call.Calls;
import dev.exportclients.sandbox.internal.response.Handler;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Takes connections on a loopback port, a thread for each, until it is closed. */
public final class LoopbackServer implements Closeable {
  private final ServerSocket server = new ServerSocket();
  private final Calls calls;
  private final Handler handler;
  private final boolean atOtherOrigin;
  private final @Nullable TlsIdentity tls;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads;

  /**
   * @param atOtherOrigin whether this is the other origin, which redirects lead to
   * @param tls null for plain HTTP
   */
  public LoopbackServer(
      int port, Calls calls, Handler handler, boolean atOtherOrigin, @Nullable TlsIdentity tls)
      throws IOException {
    this.tls = tls;
    this.calls = calls;
    this.handler = handler;
    this.atOtherOrigin = atOtherOrigin;
    server.setReuseAddress(true);
    server.bind(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 512);
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "sandbox-" + server.getLocalPort());
              thread.setDaemon(true);
              return thread;
            });
    threads.execute(this::accept);
  }

  /** Where it listens, with a slash at the end. */
  public URI origin() {
    return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port() + "/");
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException over) {
        continue;
      }
    }
  }

  private void serve(Socket plain) {
    try (plain;
        Socket socket = tls == null ? plain : encrypted(plain, tls)) {
      new ClientConnection(socket, calls, handler, atOtherOrigin, this::pause).run();
    } catch (IOException gone) {
      return;
    } finally {
      open.remove(plain);
    }
  }

  private static Socket encrypted(Socket plain, TlsIdentity tls) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            tls.context().getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  private void pause(long milliseconds) throws IOException {
    try {
      if (closed.await(milliseconds, TimeUnit.MILLISECONDS)) {
        throw Hangup.close();
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
      throw Hangup.close();
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
