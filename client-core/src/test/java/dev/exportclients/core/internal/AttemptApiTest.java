package dev.exportclients.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.internal.hook.CallReport;
import dev.exportclients.core.internal.http.PercentEncoding;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.core.internal.provider.TokenAuthorizer;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One Feign client serves all attempts of a client. */
class AttemptApiTest {

  interface Search {
    @RequestLine(
        value = "GET /{kind}/things?name={name}&tag={tags}&note={note}",
        decodeSlash = false)
    @Headers({"Accept: text/csv, application/json", "X-Fixed: one"})
    JsonNode find(
        @Param(value = "kind", expander = PercentEncoding.class) String kind,
        @Param(value = "name", expander = PercentEncoding.class) String name,
        @Param(value = "tags", expander = PercentEncoding.class) List<String> tags,
        @Param(value = "note", expander = PercentEncoding.class) @Nullable Integer note);
  }

  @Test
  void eachAttemptsCallsAreItsOwnHoweverTheyAlternate() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("404 Not Found", "", "{}"));
        var runtime = runtime(server)) {
      GeneratedApi<TestClient.Api> api = runtime.api(TestClient.Api.class, new JsonDecoder());
      TestClient.Api one = api.of(attempt("test.one"));
      TestClient.Api other = api.of(attempt("test.other"));

      assertThatThrownBy(other::things)
          .isInstanceOf(NotFoundException.class)
          .hasMessageStartingWith("test.other");
      assertThatThrownBy(one::things)
          .isInstanceOf(NotFoundException.class)
          .hasMessageStartingWith("test.one");
    }
  }

  @Test
  void valuesAreEscapedOnceAListIsRepeatedAndWhatIsNotGivenIsLeftOut() throws Exception {
    try (var server =
            new ScriptedServer(x -> x.send("200 OK", "Content-Type: application/json\r\n", "{}"));
        var runtime = runtime(server)) {
      GeneratedApi<Search> api = runtime.api(Search.class, new JsonDecoder());

      runtime.get(
          "test.find", at -> api.of(at).find("a/b", "50%25 &+=ü{x}", List.of("x,y", "#"), null));
      runtime.get("test.find", at -> api.of(at).find("a", "{name}", List.of(), 7));

      assertThat(server.requests())
          .extracting(ScriptedServer.Request::line)
          .containsExactly(
              "GET /a%2Fb/things?name=50%2525%20%26%2B%3D%C3%BC%7Bx%7D&tag=x%2Cy&tag=%23 HTTP/1.1",
              "GET /a/things?name=%7Bname%7D&note=7 HTTP/1.1");
      assertThat(server.requests())
          .allSatisfy(
              sent ->
                  assertThat(sent.headers())
                      .containsEntry("accept", "text/csv, application/json")
                      .containsEntry("x-fixed", "one"));
    }
  }

  private static Attempt attempt(String operation) {
    return new Attempt(new CallReport(operation, ClientSettings.defaults()), 1, null);
  }

  private static ClientRuntime runtime(ScriptedServer server) {
    return new ClientRuntime(
        server.url(),
        ClientSettings.defaults(),
        new TokenAuthorizer("Authorization", "Bearer ", TokenSource.of(Secret.of("aB+/c1d2e3="))),
        (body, success) -> Optional.empty());
  }
}
