package dev.exportclients.core;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server on loopback that writes exactly the bytes a test wants, over real sockets. */
public final class ScriptedServer implements AutoCloseable {

  /** Responds to one request; what it throws closes the connection. */
  @FunctionalInterface
  public interface Script {
    void respond(Exchange exchange) throws Exception;

    /**
     * The first request gets so many bytes of a file and a cut, all others what the script says.
     */
    static Script cutFirst(byte[] file, String headers, int sent, Script then) {
      return exchange -> {
        if (exchange.number() == 1) {
          exchange.sendCut(headers, file, sent);
        } else {
          then.respond(exchange);
        }
      };
    }
  }

  /** A request as it came. Header names are in lower case. */
  public record Request(String line, Map<String, String> headers, byte[] body) {
    public String path() {
      return line.split(" ")[1];
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** A request and the way to its response. */
  public record Exchange(int number, Request request, Socket socket, OutputStream out) {

    /** A complete response. */
    public void send(String status, String headers, byte[] body) throws IOException {
      head(status, headers + "Content-Length: " + body.length + "\r\n");
      out.write(body);
      out.flush();
    }

    public void send(String status, String headers, String body) throws IOException {
      send(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A response that ends behind so many bytes of its body. */
    public void sendCut(String headers, byte[] body, int sent) throws IOException {
      head("200 OK", headers + "Content-Length: " + body.length + "\r\n");
      write(body, 0, sent);
      cut();
    }

    /** Status line and headers, each line ended by CR LF. */
    public void head(String status, String headers) throws IOException {
      String head = "HTTP/1.1 " + status + "\r\n" + headers + "\r\n";
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    public void write(byte[] bytes, int from, int to) throws IOException {
      out.write(bytes, from, to - from);
      out.flush();
    }

    public void cut() throws IOException {
      out.flush();
      socket.close();
    }

    public void reset() throws IOException {
      out.flush();
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Where a {@code Range} starts; zero without one. */
    public int rangeStart() {
      String range = request.headers().getOrDefault("range", "bytes=0-");
      return Integer.parseInt(range.replaceFirst("bytes=(\\d+)-", "$1"));
    }

    /** Serves a file as a good server does, with ranges. */
    public void serve(byte[] file, String etag) throws IOException {
      boolean same = etag.equals(request.headers().get("if-range"));
      int start = same ? rangeStart() : 0;
      String headers = "ETag: " + etag + "\r\nContent-Type: text/csv\r\n";
      byte[] part = Arrays.copyOfRange(file, start, file.length);
      if (start == 0) {
        send("200 OK", headers, part);
      } else {
        String range = "bytes " + start + "-" + (file.length - 1) + "/" + file.length;
        send("206 Partial Content", headers + "Content-Range: " + range + "\r\n", part);
      }
    }
  }

  private final ServerSocket listener;
  private final String scheme;
  private final Script script;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  public ScriptedServer(Script script) {
    this(ServerSocketFactory.getDefault(), "http", script);
  }

  /** With sockets of another kind, such as those of TLS. */
  public ScriptedServer(ServerSocketFactory sockets, String scheme, Script script) {
    this.script = script;
    this.scheme = scheme;
    try {
      this.listener = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    run(this::accept);
  }

  public URI url() {
    return URI.create(scheme + "://localhost:" + listener.getLocalPort());
  }

  public List<Request> requests() {
    return requests;
  }

  public int connections() {
    return connections.get();
  }

  public int openConnections() {
    return open.size();
  }

  /** How many connections were open at the same time, at the most. */
  public int mostOpenConnections() {
    return mostAtOnce.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = listener.accept();
        if (socket.isClosed()) {
          continue;
        }
        socket.setTcpNoDelay(true);
        connections.incrementAndGet();
        open.add(socket);
        // Those closed here are in the set until their threads end.
        int atOnce = (int) open.stream().filter(other -> !other.isClosed()).count();
        mostAtOnce.accumulateAndGet(atOnce, Math::max);
        run(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        Request request = read(in);
        if (request == null) {
          return;
        }
        int number;
        synchronized (requests) {
          requests.add(request);
          number = requests.size();
        }
        script.respond(new Exchange(number, request, socket, socket.getOutputStream()));
        if (socket.isClosed() || request.line().startsWith("CONNECT")) {
          return;
        }
      }
    } catch (Exception ended) {
      // The test sees it as a broken connection.
    } finally {
      open.remove(socket);
    }
  }

  private static Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    for (int b = in.read(); ; b = in.read()) {
      if (b < 0) {
        return null;
      }
      head.write(b);
      last = last << 8 | b;
      if (last == 0x0d0a0d0a) {
        break;
      }
    }
    String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return new Request(lines[0], headers, body);
  }

  private static void run(Runnable task) {
    Thread thread = new Thread(task, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }
}
