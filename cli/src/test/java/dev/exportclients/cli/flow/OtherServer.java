package dev.exportclients.cli.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One provider, for one start: what it makes is ready after some polls. One request at a time. */
abstract class OtherServer implements AutoCloseable {
  static final String FILE = "id;name\r\n1;Zoë\r\n";

  /** What a response is, in full. */
  record Answer(int status, String type, String body, Map<String, String> headers) {
    static Answer json(int status, String body) {
      return new Answer(status, "application/json", body.replace('\'', '"'), Map.of());
    }

    static Answer file() {
      return new Answer(200, "text/csv", FILE, Map.of("Content-Disposition", "attachment"));
    }
  }

  private final HttpServer server;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final CountDownLatch polled = new CountDownLatch(1);
  private volatile int pollsUntilReady = 3;
  private volatile int starts;

  OtherServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    server.setExecutor(thread);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The response to a request, after its body was read. */
  abstract Answer answer(HttpExchange request, String body) throws Exception;

  /** What a user sets, the address included. */
  abstract Map<String, String> environment();

  /** The words after {@code run}. */
  abstract List<String> order();

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        answer = answer(exchange, body);
      } catch (Exception wrong) {
        answer = new Answer(400, "text/plain", "unreadable: " + wrong, Map.of());
      }
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  void started() {
    starts++;
  }

  int starts() {
    return starts;
  }

  /** One poll nearer to what was started. */
  boolean isReady() {
    polled.countDown();
    return starts > 0 && --pollsUntilReady < 0;
  }

  /** As if the provider took for ever, until it is told to have the file. */
  OtherServer never() {
    pollsUntilReady = Integer.MAX_VALUE;
    return this;
  }

  void ready() {
    pollsUntilReady = 0;
  }

  boolean isPolledWithin(int seconds) throws InterruptedException {
    return polled.await(seconds, TimeUnit.SECONDS);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  static Optional<String> header(HttpExchange request, String name) {
    return Optional.ofNullable(request.getRequestHeaders().getFirst(name));
  }

  /** Of a query or a form: decoded, sorted ignoring case. */
  static Map<String, String> fields(String text) {
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String field : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
      String[] parts = field.split("=", 2);
      fields.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
    }
    return fields;
  }

  static Map<String, String> query(HttpExchange request) {
    return fields(request.getRequestURI().getRawQuery());
  }

  URI uri() {
    return URI.create(url());
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }
}
