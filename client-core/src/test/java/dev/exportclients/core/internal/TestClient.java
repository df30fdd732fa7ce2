package dev.exportclients.core.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.ProviderError;
import dev.exportclients.core.Secret;
import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A provider that exists only in core's tests, with an interface like the generated ones. */
final class TestClient implements AutoCloseable {
  static final Secret KEY = Secret.of("k3y-that-nobody-may-see");

  interface Api {
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

  final Session session;
  final Api api;

  TestClient(URI baseUrl, ClientSettings settings) {
    session = new Session(baseUrl, settings, new KeyAuthorizer(), new Dialect());
    api = session.api(Api.class, new JsonDecoder());
  }

  Download file(String id) {
    return file(id, null);
  }

  Download file(String id, String note) {
    return session.download(
        new DownloadPlan(
            "test.file",
            Map.of("id", id),
            "file-" + id,
            "",
            request -> request.send(headers -> api.file(id, note, headers))));
  }

  JsonNode things() {
    return session.get("test.things", api::things);
  }

  JsonNode start() {
    return session.post("test.start", api::start);
  }

  @Override
  public void close() {
    session.close();
  }

  private static final class KeyAuthorizer implements Authorizer {
    @Override
    public void sign(OutgoingRequest request) {
      request.header("x-test-key", KEY.reveal());
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
