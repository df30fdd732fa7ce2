package dev.exportclients.core.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.internal.errors.ErrorBody;
import dev.exportclients.core.internal.errors.ErrorDialect;
import dev.exportclients.core.internal.http.PercentEncoding;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.core.internal.provider.StartRequest;
import dev.exportclients.core.run.RunHandle;
import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A provider that exists only in core's tests, with an interface like the generated ones. */
public final class TestClient implements AutoCloseable {
  public static final Secret KEY = Secret.of("k3y-that-nobody-may-see");

  public interface Api {
    @RequestLine(value = "GET /files/{id}?note={note}", decodeSlash = false)
    @Headers("Accept: */*")
    Response file(
        @Param(value = "id", expander = PercentEncoding.class) String id,
        @Param(value = "note", expander = PercentEncoding.class) String note,
        @HeaderMap Map<String, Object> headers);

    @RequestLine("GET /things")
    @Headers("Accept: application/json")
    JsonNode things();

    @RequestLine("POST /things")
    @Headers("Accept: application/json")
    JsonNode start();
  }

  public final ClientRuntime runtime;
  public final GeneratedApi<Api> api;

  public TestClient(URI baseUrl, ClientSettings settings) {
    runtime = new ClientRuntime(baseUrl, settings, new KeyAuthorizer(), new Dialect());
    api = runtime.api(Api.class, new JsonDecoder());
  }

  public Download file(String id) {
    return file(id, null);
  }

  public Download file(String id, String note) {
    return runtime.download(
        new DownloadPlan(
            "test.file",
            Map.of("id", id),
            "file-" + id,
            "",
            request ->
                request.send((attempt, headers) -> api.of(attempt).file(id, note, headers))));
  }

  public JsonNode things() {
    return runtime.get("test.things", attempt -> api.of(attempt).things());
  }

  /** What is started is found again by listing the things. */
  public JsonNode start() {
    return runtime.start(
        new StartRequest<>(
            "test.start",
            Map.of("thing", "T-7"),
            attempt -> api.of(attempt).start(),
            () -> {
              List<JsonNode> found = new ArrayList<>();
              things().forEach(found::add);
              return found;
            },
            thing -> RunHandle.of("test", List.of(thing.path("id").asText()), Map.of()),
            "List the things to see whether it is there."));
  }

  @Override
  public void close() {
    runtime.close();
  }

  private static final class KeyAuthorizer implements Authorizer {
    @Override
    public void sign(OutgoingRequest request, Attempt attempt) {
      request.secretHeader("x-test-key", "", KEY);
    }

    @Override
    public Set<Secret> secrets() {
      return Set.of(KEY);
    }
  }

  private static final class Dialect implements ErrorDialect {
    @Override
    public Optional<ProviderError> read(ErrorBody body, boolean success) {
      return body.json()
          .filter(json -> json.hasNonNull("error_code"))
          .map(
              json ->
                  ProviderError.of(
                      ErrorBody.textAt(json, "error_code"),
                      ErrorBody.textAt(json, "error_msg"),
                      null,
                      body.requestId()));
    }
  }
}
