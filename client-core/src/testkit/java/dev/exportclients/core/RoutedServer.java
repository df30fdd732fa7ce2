package dev.exportclients.core;

import static dev.exportclients.core.CannedResponse.response;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;

/** A {@link ScriptedServer} with a script for each path; the last response of a script stands. */
public final class RoutedServer implements AutoCloseable {
  private final ScriptedServer server;
  private final Map<String, Deque<CannedResponse>> scripts = new HashMap<>();
  private volatile Runnable work = () -> {};

  public RoutedServer() {
    server = new ScriptedServer(this::respond);
  }

  /** With sockets of another kind, such as those of TLS. */
  public RoutedServer(ServerSocketFactory sockets, String scheme) {
    server = new ScriptedServer(sockets, scheme, this::respond);
  }

  public synchronized RoutedServer on(String path, CannedResponse... responses) {
    scripts.put(path, new ArrayDeque<>(List.of(responses)));
    return this;
  }

  /** What it does before each response. */
  public RoutedServer working(Runnable before) {
    work = before;
    return this;
  }

  public URI url() {
    return server.url();
  }

  public List<ScriptedServer.Request> requests() {
    return List.copyOf(server.requests());
  }

  /** Method and target of each request. */
  public List<String> lines() {
    return requests().stream()
        .map(request -> request.line().replaceFirst(" HTTP/1\\.1$", ""))
        .toList();
  }

  private void respond(ScriptedServer.Exchange exchange) throws IOException {
    work.run();
    next(URI.create(exchange.request().path()).getPath()).sendTo(exchange);
  }

  private synchronized CannedResponse next(String path) {
    Deque<CannedResponse> script = scripts.get(path);
    if (script == null) {
      return response(599, "text/plain", "not in the script: " + path);
    }
    return script.size() > 1 ? script.poll() : script.peek();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
