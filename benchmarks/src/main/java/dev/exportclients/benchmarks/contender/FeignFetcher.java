package dev.exportclients.benchmarks.contender;

import dev.exportclients.benchmarks.server.Hash;
import feign.Client;
import feign.DefaultClient;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Feign's default client, which is {@code HttpURLConnection}. */
final class FeignFetcher implements Fetcher {
  private final Client client = new DefaultClient(null, null);
  private final Request.Options options = new Request.Options();
  private final Request request;

  FeignFetcher(URI server) {
    request =
        Request.create(
            Request.HttpMethod.GET,
            server.resolve(Fetchers.PATH).toString(),
            Map.of(),
            Request.Body.empty(),
            null);
  }

  @Override
  public String fetch() throws IOException {
    try (Response response = client.execute(request, options)) {
      Fetchers.requireOk(response.status());
      return Hash.of(response.body().asInputStream());
    }
  }

  @Override
  public void close() {}
}
