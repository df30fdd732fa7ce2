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
class ScriptedServer implements AutoCloseable {
  static {
    // Else each answer waits for an acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  final HttpServer http;
  private final Map<String, Deque<Answer>> script = new ConcurrentHashMap<>();
  private volatile Runnable work = () -> {};
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  record Request(String method, String uri, Map<String, String> headers) {}

  /**
   * @param sent so many bytes of the body, before the connection breaks if that is not all
   */
  record Answer(int status, Map<String, String> headers, byte[] body, int sent) {
    Answer with(String name, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(name, value);
      return new Answer(status, more, body, sent);
    }

    Answer cutAfter(int bytes) {
      return new Answer(status, headers, body, bytes);
    }
  }

  ScriptedServer() {
    this(plain());
  }

  ScriptedServer(HttpServer http) {
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

  static Answer answer(int status, String mediaType, String body) {
    Map<String, String> headers =
        mediaType.isEmpty() ? Map.of() : Map.of("Content-Type", mediaType);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Answer(status, headers, bytes, bytes.length);
  }

  static Answer json(int status, String body) {
    return answer(status, "application/json", body.replace('\'', '"'));
  }

  static Answer csv(String body) {
    return answer(200, "text/csv", body);
  }

  ScriptedServer on(String path, Answer... answers) {
    script.put(path, new ArrayDeque<>(List.of(answers)));
    return this;
  }

  /** What it does before each answer. */
  ScriptedServer working(Runnable before) {
    work = before;
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  List<String> lines() {
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
