package dev.exportclients.benchmarks.contender;

import dev.exportclients.benchmarks.server.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JDK's HttpClient. */
final class JdkFetcher<T> implements Fetcher {

  private interface Ending<T> {
    String sha256(T body) throws IOException;
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;
  private final BodyHandler<T> handler;
  private final Ending<T> ending;

  private JdkFetcher(URI server, BodyHandler<T> handler, Ending<T> ending) {
    this.request = HttpRequest.newBuilder(server.resolve(Fetchers.PATH)).build();
    this.handler = handler;
    this.ending = ending;
  }

  static Fetcher streaming(URI server) {
    return new JdkFetcher<InputStream>(server, BodyHandlers.ofInputStream(), Hash::of);
  }

  /** Saves, then reads what it saved. */
  static Fetcher saving(URI server, Path folder) {
    return new JdkFetcher<Path>(
        server,
        BodyHandlers.ofFile(folder.resolve("jdk.bin")),
        file -> Hash.of(Files.newInputStream(file)));
  }

  @Override
  public String fetch() throws IOException {
    try {
      HttpResponse<T> response = client.send(request, handler);
      Fetchers.requireOk(response.statusCode());
      return ending.sha256(response.body());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  @Override
  public void close() {}
}
