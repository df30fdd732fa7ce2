package dev.exportclients.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers each path as it was told, in order; the last answer stands. */
public class ScriptedServer implements AutoCloseable {
  static {
    // Else each answer waits for an acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  public final HttpServer http;
  private final Map<String, Deque<Answer>> script = new ConcurrentHashMap<>();
  private volatile Runnable work = () -> {};
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  public record Request(String method, String uri, Map<String, String> headers) {}

  /**
   * @param sent so many bytes of the body, before the connection breaks if that is not all
   */
  public record Answer(int status, Map<String, String> headers, byte[] body, int sent) {
    public Answer with(String name, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(name, value);
      return new Answer(status, more, body, sent);
    }

    public Answer cutAfter(int bytes) {
      return new Answer(status, headers, body, bytes);
    }
  }

  public ScriptedServer() {
    this(plain());
  }

  public ScriptedServer(HttpServer http) {
    this.http = http;
    http.createContext("/", this::answer);
    http.start();
  }

  private static HttpServer plain() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public static Answer answer(int status, String mediaType, String body) {
    Map<String, String> headers =
        mediaType.isEmpty() ? Map.of() : Map.of("Content-Type", mediaType);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Answer(status, headers, bytes, bytes.length);
  }

  public static Answer json(int status, String body) {
    return answer(status, "application/json", body.replace('\'', '"'));
  }

  public static Answer csv(String body) {
    return answer(200, "text/csv", body);
  }

  public ScriptedServer on(String path, Answer... answers) {
    script.put(path, new ArrayDeque<>(List.of(answers)));
    return this;
  }

  /** What it does before each answer. */
  public ScriptedServer working(Runnable before) {
    work = before;
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public List<String> lines() {
    return requests().stream().map(request -> request.method() + " " + request.uri()).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    requests.add(
        new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers));
    work.run();
    Answer answer = next(exchange.getRequestURI().getPath());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body(), 0, answer.sent());
    // Newer Javas would else keep what they have, the head included, when the rest never comes.
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private synchronized Answer next(String path) {
    Deque<Answer> answers = script.get(path);
    if (answers == null) {
      return answer(599, "text/plain", "not in the script: " + path);
    }
    return answers.size() > 1 ? answers.poll() : answers.peek();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
