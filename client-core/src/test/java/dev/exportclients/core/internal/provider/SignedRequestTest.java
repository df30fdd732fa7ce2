package dev.exportclients.core.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.internal.ClientRuntime;
import feign.Body;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a request tells its signer, and what the signer's secrets become. */
class SignedRequestTest {
  interface Api {
    @RequestLine("POST /things/{id}?note={note}")
    @Headers("Accept: application/json;version=1, text/xml;q=0.5")
    @Body("{text}")
    Object send(@Param("id") String id, @Param("note") String note, @Param("text") String text);

    @RequestLine("GET /things")
    @Headers("Accept: */*;version=1")
    Object list();
  }

  private record Seen(
      String operation,
      String method,
      URI uri,
      List<String> accepts,
      String body,
      String acceptHeader) {}

  private final FakeTime time = new FakeTime();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  @Test
  void aSignerSeesTheOperationAndTheRequestAsItGoesOut() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "{}"));
        var runtime = runtime(server, this::note)) {
      GeneratedApi<Api> api = runtime.api(Api.class, new JsonDecoder());
      runtime.get("test.send", attempt -> api.of(attempt).send("a b", "c+d", "body text"));
      runtime.get("test.list", attempt -> api.of(attempt).list());

      URI sent = URI.create(server.url() + server.requests().get(0).path());
      assertThat(seen)
          .containsExactly(
              new Seen(
                  "test.send",
                  "POST",
                  sent,
                  List.of("application/json", "text/xml"),
                  "body text",
                  "changed"),
              new Seen(
                  "test.list",
                  "GET",
                  server.url().resolve("/things"),
                  List.of("*/*"),
                  "",
                  "changed"));
      assertThat(sent.getQuery()).isEqualTo("note=c+d");
    }
  }

  private void note(OutgoingRequest request) {
    request.header("Accept", "changed");
    seen.add(
        new Seen(
            request.operation(),
            request.method(),
            request.uri(),
            request.accepts(),
            new String(request.body()),
            request.headers().get("accept")));
  }

  /** A word that is too short to be taken for a credential, unless somebody says that it is one. */
  @Test
  void aSecretHeaderGoesOutAsItIsAndIsHiddenFromThen() throws Exception {
    String secret = "Pin+/=7";
    try (var server =
            new ScriptedServer(
                x -> x.send("403 No", "", "not " + x.request().headers().get("x-pin")));
        var runtime =
            runtime(server, request -> request.secretHeader("X-Pin", "PIN ", Secret.of(secret)))) {
      GeneratedApi<Api> api = runtime.api(Api.class, new JsonDecoder());

      assertThatThrownBy(() -> runtime.get("test.list", attempt -> api.of(attempt).list()))
          .isInstanceOf(ExportClientException.class)
          .hasMessageNotContaining(secret);
      assertThat(server.requests().get(0).headers()).containsEntry("x-pin", "PIN " + secret);
    }
  }

  /** Those of users' own tests need not know what has come since. */
  @Test
  void aRequestMadeElsewhereNeedsNoMoreThanItDid() {
    Map<String, String> set = new HashMap<>();
    OutgoingRequest request =
        new OutgoingRequest() {
          @Override
          public String method() {
            return "GET";
          }

          @Override
          public URI uri() {
            return URI.create("http://x/");
          }

          @Override
          public Map<String, String> headers() {
            return Map.of();
          }

          @Override
          public void header(String name, String value) {
            set.put(name, value);
          }
        };
    request.secretHeader("k", "Bearer ", Secret.of("S3cret+/="));
    assertThat(set).containsEntry("k", "Bearer S3cret+/=");
    assertThat(request.operation()).isEmpty();
    assertThat(request.accepts()).isEmpty();
    assertThat(request.body()).isEmpty();
  }

  private interface Signing {
    void sign(OutgoingRequest request);
  }

  private ClientRuntime runtime(ScriptedServer server, Signing signing) {
    return new ClientRuntime(
        server.url(),
        ClientSettings.builder().clock(time).sleeper(time).build(),
        (request, attempt) -> signing.sign(request),
        (body, success) -> Optional.empty());
  }
}
