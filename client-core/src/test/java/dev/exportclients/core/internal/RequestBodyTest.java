package dev.exportclients.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.JsonDecoder;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies as the template's methods give them. */
class RequestBodyTest {
  private static final String SECRET = "S3cret+with/Signs= &%ü\"";

  interface Api {
    record Order(String name, @Nullable String note, List<String> fields) {}

    @RequestLine("POST /json")
    @Headers({"Accept: application/json", "Content-Type: application/json;version=1"})
    JsonNode json(Order order);

    @RequestLine("POST /form")
    @Headers({"Accept: application/json", "Content-Type: application/x-www-form-urlencoded"})
    JsonNode form(
        @Param("grant_type") String grantType,
        @Param("password") String password,
        @Param("username") @Nullable String username);

    @RequestLine("POST /import/{resource}")
    @Headers({"Accept: application/json", "Content-Type: multipart/form-data"})
    JsonNode upload(@Param("resource") String resource, @Param("file") Path file);

    @RequestLine("DELETE /task")
    @Headers("Accept: */*")
    void delete();
  }

  /** What the signer saw of each request. */
  private final List<String> seen = new ArrayList<>();

  @TempDir Path folder;
  private ScriptedServer server;
  private ClientRuntime runtime;
  private GeneratedApi<Api> api;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedServer(x -> x.send("200 OK", "Content-Type: application/json\r\n", "{}"));
    FakeTime time = new FakeTime();
    Authorizer signer =
        new Authorizer() {
          @Override
          public void sign(OutgoingRequest request, Attempt attempt) {
            seen.add(
                request.body().length + " " + request.bodyLength() + " " + request.isStreamed());
          }
        };
    runtime =
        new ClientRuntime(
            server.url(),
            ClientSettings.builder().allowInsecureHttp(true).clock(time).sleeper(time).build(),
            signer,
            (body, success) -> Optional.empty());
    api = runtime.api(Api.class, new JsonDecoder());
  }

  @AfterEach
  void stop() throws Exception {
    runtime.close();
    server.close();
  }

  private ScriptedServer.Request sent(Function<Api, Object> call) {
    runtime.get("test.body", attempt -> call.apply(api.of(attempt)));
    return server.requests().get(0);
  }

  @Test
  void objectIsSentAsJsonWithoutWhatIsNotSet() {
    var request = sent(api -> api.json(new Api.Order(SECRET, null, List.of())));

    assertThat(request.text()).isEqualTo("{\"name\":\"S3cret+with/Signs= &%ü\\\"\",\"fields\":[]}");
    assertThat(request.headers())
        .containsEntry("content-type", "application/json;version=1")
        .containsEntry("content-length", "" + request.body().length);
    assertThat(seen)
        .containsExactly(request.body().length + " " + request.body().length + " false");
  }

  @Test
  void fieldsOfAFormAreEscapedAndThoseNotSetAreLeftOut() {
    var request = sent(api -> api.form("password", SECRET, null));

    assertThat(request.text())
        .isEqualTo("grant_type=password&password=S3cret%2Bwith%2FSigns%3D%20%26%25%C3%BC%22");
    assertThat(request.headers())
        .containsEntry("content-type", "application/x-www-form-urlencoded");
  }

  @Test
  void fileOfAFormIsStreamed() throws Exception {
    Path file = Files.writeString(folder.resolve("Fragen ü.csv"), "a;b\r\nü;2\r\n");

    var request = sent(api -> api.upload("pairs", file));

    String type = request.headers().get("content-type");
    assertThat(type).startsWith("multipart/form-data; boundary=");
    String boundary = type.replaceFirst(".*boundary=", "");
    assertThat(request.text())
        .startsWith("--" + boundary + "\r\n")
        .endsWith("\r\n--" + boundary + "--\r\n")
        .contains("name=\"file\"", "filename=\"Fragen ü.csv\"")
        .contains("\r\n\r\na;b\r\nü;2\r\n\r\n");
    assertThat(seen).containsExactly("0 " + request.body().length + " true");
  }

  @Test
  void callWithoutAResultNeedsNoBody() {
    runtime.get(
        "test.delete",
        attempt -> {
          api.of(attempt).delete();
          return true;
        });
    assertThat(server.requests().get(0).line()).isEqualTo("DELETE /task HTTP/1.1");
    assertThat(server.requests().get(0).body()).isEmpty();
  }
}
