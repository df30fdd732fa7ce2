package dev.exportclients.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ResponseLimits;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.core.internal.provider.StartRequest;
import dev.exportclients.core.run.RunHandle;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {
  private final FakeTime time = new FakeTime();

  /** Loses the response of each POST. */
  private static ScriptedServer losing(String status, String things) throws IOException {
    return new ScriptedServer(
        x -> {
          if (isStart(x.request())) {
            x.head("201 Created", "Content-Length: 20\r\n");
            x.cut();
          } else {
            x.send(status, "", things);
          }
        });
  }

  private static boolean isStart(ScriptedServer.Request request) {
    return request.line().startsWith("POST");
  }

  private static long starts(ScriptedServer server) {
    return server.requests().stream().filter(StartTest::isStart).count();
  }

  private TestClient client(ScriptedServer server, RetryPolicy retries) {
    ClientSettings settings =
        ClientSettings.builder()
            .allowInsecureHttp(true)
            .clock(time)
            .sleeper(time)
            .retryPolicy(retries)
            .build();
    return new TestClient(server.url(), settings);
  }

  private TestClient client(ScriptedServer server) {
    return client(server, RetryPolicy.defaults());
  }

  @Test
  void theOnlyRunThatAppearedIsTheOneWhoseResponseWasLost() throws Exception {
    try (var server = losing("200 OK", "[{\"id\":\"R1\"}]");
        var client = client(server)) {
      assertThat(client.start().path("id").asText()).isEqualTo("R1");
      assertThat(starts(server)).isEqualTo(1);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"id\":\"R1\"},{\"id\":\"R+2/=\"}]"})
  void whereNoneOrSeveralAreFoundTheErrorSaysSo(String things) throws Exception {
    try (var server = losing("200 OK", things);
        var client = client(server)) {
      StartOutcomeUnknownException unknown =
          catchThrowableOfType(StartOutcomeUnknownException.class, client::start);

      assertThat(unknown)
          .hasMessageStartingWith("test.start: ")
          .hasMessageContaining("may have reached the provider, and is not sent again")
          .hasMessageContaining("List the things to see whether it is there. {thing=T-7}");
      assertThat(unknown.operation()).isEqualTo("test.start");
      assertThat(unknown.ids()).isEqualTo(Map.of("thing", "T-7"));
      if (things.equals("[]")) {
        assertThat(unknown.candidates()).isEmpty();
      } else {
        assertThat(unknown.candidates()).containsExactly("test:R1", "test:R%2B2%2F%3D");
      }
      assertThat(starts(server)).isEqualTo(1);
    }
  }

  /** Starts under a success with this body, and lists these things. */
  private static ScriptedServer saying(String headers, String body, String things) {
    return new ScriptedServer(
        x -> {
          if (isStart(x.request())) {
            x.send("201 Created", headers, body);
          } else {
            x.send("200 OK", "", things);
          }
        });
  }

  private static final String JSON = "Content-Type: application/json\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"id\":\"R", "Accepted.", "[1,2"})
  void successThatCannotBeReadIsALostResponse(String body) throws Exception {
    try (var server = saying(JSON, body, "[{\"id\":\"R1\"}]");
        var client = client(server)) {
      assertThat(client.start().path("id").asText()).isEqualTo("R1");
      assertThat(server.requests()).hasSize(2);
    }
    try (var server = saying(JSON, body, "[]");
        var client = client(server)) {
      StartOutcomeUnknownException unknown =
          catchThrowableOfType(StartOutcomeUnknownException.class, client::start);

      assertThat(unknown)
          .hasMessageStartingWith("test.start responded with 201, but the body can't be read (")
          .hasMessageContaining(body)
          .hasMessageEndingWith(
              "; it may have started a run, and is not sent again. List the things to see whether"
                  + " it is there. {thing=T-7}")
          .hasCauseInstanceOf(UnexpectedContentException.class);
      var content = (UnexpectedContentException) unknown.getCause();
      assertThat(content.status()).isEqualTo(201);
      assertThat(content.excerpt().orElse("")).isEqualTo(body);
      assertThat(starts(server)).isEqualTo(1);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void successThatIsTooLargeIsALostResponse() throws Exception {
    String headers = "X-Long: " + "a".repeat(200_000) + "\r\n";
    for (String more : List.of(headers, "")) {
      String body = more.isEmpty() ? "\"" + "a".repeat(2_000) : "{}";
      ClientSettings settings =
          ClientSettings.builder()
              .allowInsecureHttp(true)
              .clock(time)
              .sleeper(time)
              .responseLimits(ResponseLimits.defaults().withMaxBodySize(1_024))
              .build();
      try (var server = saying(JSON + more, body, "[{\"id\":\"R1\"}]");
          var client = new TestClient(server.url(), settings)) {
        assertThat(client.start().path("id").asText()).isEqualTo("R1");
        assertThat(starts(server)).isEqualTo(1);
      }
    }
  }

  /** Of whoever is in between: the provider has seen nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"Content-Type: text/html\r\n", JSON})
  void webPageIsNoRunAndNothingIsLookedFor(String headers) throws Exception {
    String page = "<!DOCTYPE html><html><body>Sign in to the network</body></html>";
    try (var server = saying(headers, page, "[{\"id\":\"R1\"}]");
        var client = client(server)) {
      assertThatThrownBy(client::start)
          .isInstanceOf(UnexpectedContentException.class)
          .hasMessageStartingWith("test.start responded with 201, but with a web page")
          .hasMessageContaining("Sign in to the network");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void errorUnderASuccessIsARefusalAndNothingIsLookedFor() throws Exception {
    String refusal = "{\"error_code\":\"E-7\",\"error_msg\":\"no\"}";
    try (var server = saying(JSON, refusal, "[{\"id\":\"R1\"}]");
        var client = client(server)) {
      assertThatThrownBy(client::start).isInstanceOf(ApiException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void searchThatFailsIsNoSecondStart() throws Exception {
    try (var server = losing("404 Not Found", "");
        var client = client(server)) {
      assertThatThrownBy(client::start)
          .isInstanceOf(StartOutcomeUnknownException.class)
          .satisfies(
              unknown ->
                  assertThat(unknown.getSuppressed())
                      .hasOnlyElementsOfType(ExportClientException.class)
                      .hasSize(1));
      assertThat(starts(server)).isEqualTo(1);
    }
  }

  /** A token source may throw what it likes. */
  @Test
  void searchThatFailsInAnyWayHidesNoRun() throws Exception {
    try (var server = losing("200 OK", "[]");
        var client = client(server)) {
      GeneratedApi<TestClient.Api> api =
          client.runtime.api(TestClient.Api.class, new JsonDecoder());
      StartRequest<JsonNode> start =
          new StartRequest<>(
              "test.start",
              Map.of("thing", "T-7"),
              attempt -> api.of(attempt).start(),
              () -> {
                throw new IllegalStateException("the token program failed");
              },
              thing -> RunHandle.parse("test:1"),
              "List the things.");
      assertThatThrownBy(() -> client.runtime.start(start))
          .isInstanceOf(StartOutcomeUnknownException.class)
          .satisfies(
              unknown ->
                  assertThat(unknown.getSuppressed())
                      .singleElement()
                      .isInstanceOf(IllegalStateException.class));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 408, 429, 500, 503})
  void refusedStartIsSentOnceAndLooksForNothing(int status) throws Exception {
    try (var server = new ScriptedServer(x -> x.send(status + " No", "Retry-After: 1\r\n", ""));
        var client = client(server, RetryPolicy.defaults().withRetries(9))) {
      assertThatThrownBy(client::start)
          .isInstanceOf(ExportClientException.class)
          .isNotInstanceOf(StartOutcomeUnknownException.class);
      assertThat(server.requests()).hasSize(1);
      assertThat(time.pauses()).isEmpty();
    }
  }

  private static ScriptedServer responding(int status, String body, String things)
      throws IOException {
    return new ScriptedServer(
        x -> {
          if (isStart(x.request())) {
            x.send(status + " No", "Retry-After: 1\r\n", body);
          } else {
            x.send("200 OK", "", things);
          }
        });
  }

  /** The gateway has passed it on, as far as anybody knows. */
  @ParameterizedTest
  @ValueSource(ints = {502, 504})
  void gatewaysWordThatTheResponseIsLostIsALostResponse(int status) throws Exception {
    String page = "<html><body>Bad gateway</body></html>";
    try (var server = responding(status, page, "[{\"id\":\"R1\"}]");
        var client = client(server, RetryPolicy.defaults().withRetries(9))) {
      assertThat(client.start().path("id").asText()).isEqualTo("R1");
      assertThat(starts(server)).isEqualTo(1);
      assertThat(server.requests()).hasSize(2);
    }
    try (var server = responding(status, page, "[{\"id\":\"R1\"},{\"id\":\"R2\"}]");
        var client = client(server, RetryPolicy.defaults().withRetries(9))) {
      StartOutcomeUnknownException unknown =
          catchThrowableOfType(StartOutcomeUnknownException.class, client::start);

      assertThat(unknown)
          .hasMessageStartingWith("test.start responded with " + status + ": Bad gateway")
          .hasMessageContaining("; it may have started a run, and is not sent again. List the")
          .hasMessageEndingWith("{thing=T-7}");
      assertThat(unknown.candidates()).containsExactly("test:R1", "test:R2");
      assertThat(unknown.getCause())
          .isInstanceOfSatisfying(
              ProviderUnavailableException.class,
              down -> assertThat(down.status()).isEqualTo(status));
      assertThat(starts(server)).isEqualTo(1);
      assertThat(time.pauses()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"500, true", "507, true", "503, false"})
  void providersOwnFailureSaysThatThereMayBeARunUnlessItTookNoRequests(int status, boolean maybe)
      throws Exception {
    try (var server = responding(status, "{\"error_msg\":\"broke\"}", "[{\"id\":\"R1\"}]");
        var client = client(server)) {
      ProviderUnavailableException down =
          catchThrowableOfType(ProviderUnavailableException.class, client::start);

      assertThat(down.status()).isEqualTo(status);
      assertThat(down.retryAfter()).contains(Duration.ofSeconds(1));
      assertThat(down.getMessage().contains("It may have started a run, and is not sent again"))
          .as(down.getMessage())
          .isEqualTo(maybe);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void startThatIsRefusedForItsCredentialsIsNotSentAgainWithTheSame() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("401 Who", "", ""));
        var client = client(server)) {
      assertThatThrownBy(client::start).isInstanceOf(UnauthenticatedException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void startThatNeverLeftIsTriedAgainAndThenSaysSo() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    ClientSettings settings =
        ClientSettings.builder()
            .allowInsecureHttp(true)
            .clock(time)
            .sleeper(time)
            .retryPolicy(RetryPolicy.defaults().withRetries(2))
            .build();
    try (var client = new TestClient(URI.create("http://127.0.0.1:" + closed), settings)) {
      assertThatThrownBy(client::start)
          .isExactlyInstanceOf(TransferException.class)
          .hasMessageNotContaining("may have reached");
      assertThat(time.pauses()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"403 No", "407 Who", "502 Down"})
  void startThatAProxyKeptBackHasNotReachedTheProvider(String refusal) throws Exception {
    try (var proxy = new ScriptedServer(x -> x.send(refusal, "", ""))) {
      ClientSettings settings =
          ClientSettings.builder()
              .clock(time)
              .sleeper(time)
              .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.url().getPort())))
              .build();
      try (var client = new TestClient(URI.create("https://provider.example"), settings)) {
        assertThatThrownBy(client::start)
            .isExactlyInstanceOf(TransferException.class)
            .hasMessageContaining("proxy")
            .hasMessageNotContaining("may have reached");
      }
      assertThat(proxy.requests()).allMatch(request -> request.line().startsWith("CONNECT"));
    }
  }

  @Test
  void afterTheDeadlineNothingIsLookedFor() throws Exception {
    try (var server =
        new ScriptedServer(
            x -> {
              x.head("201 Created", "Content-Length: 20\r\n");
              x.socket().getInputStream().read();
            })) {
      ClientSettings settings =
          ClientSettings.builder().allowInsecureHttp(true).deadline(Duration.ofMillis(500)).build();
      try (var client = new TestClient(server.url(), settings)) {
        assertThatThrownBy(client::start).isInstanceOf(StartOutcomeUnknownException.class);
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  /**
   * What is left of the start's time is all that the search has: with a deadline of its own it
   * would hang for an hour.
   */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void searchThatHangsEndsAtTheStartsDeadline() throws Exception {
    Duration deadline = Duration.ofHours(1);
    try (var server =
        new ScriptedServer(
            x -> {
              if (isStart(x.request())) {
                time.advance(deadline.minusMillis(300));
                x.cut();
              } else {
                x.socket().getInputStream().read();
              }
            })) {
      ClientSettings settings =
          ClientSettings.builder()
              .allowInsecureHttp(true)
              .clock(time)
              .sleeper(time)
              .idleTimeout(deadline)
              .deadline(deadline)
              .build();
      try (var client = new TestClient(server.url(), settings)) {
        assertThatThrownBy(client::start).isInstanceOf(StartOutcomeUnknownException.class);
      }
      assertThat(starts(server)).isEqualTo(1);
      assertThat(server.requests()).hasSize(2);
    }
  }
}
