package dev.exportclients.ecreporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.ecreporting.identity.OracleTokens;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OracleTokensTest {
  private static final String ID = "Client Id+1";
  private static final String SECRET = "S3cret+/=: %41";
  private static final String PASSWORD = "P4ss word+/=&%";
  private static final String HEADER = "H3ader+/Value=";
  private static final String JSON = "Content-Type: application/json\r\n";

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();

  private OracleTokens.Builder builder(URI url) {
    return OracleTokens.builder()
        .tokenUrl(URI.create(url + "/oauth2/tenant/tokens"))
        .client(ID, Secret.of(SECRET))
        .scope("tenant.ec-reporting-svc.all tenant.ec-designer-svc.all")
        .settings(
            ClientSettings.builder()
                .clock(time)
                .sleeper(time)
                .retryPolicy(RetryPolicy.none())
                .build());
  }

  /** A token of its own for each request. */
  private static ScriptedServer giving(String more) {
    return new ScriptedServer(
        x ->
            x.send(
                "200 OK", JSON, "{\"access_token\":\"T0ken+/" + x.number() + "==\"" + more + "}"));
  }

  @Test
  void asksWithIdAndSecretAsTheyAreAndTheScopeInAForm() throws Exception {
    try (var server = giving(",\"token_type\":\"Bearer\",\"expires_in\":600");
        var tokens = builder(server.url()).header("X-Lost-Name", Secret.of(HEADER)).build()) {
      assertThat(tokens.token().reveal()).isEqualTo("T0ken+/1==");

      ScriptedServer.Request asked = server.requests().get(0);
      assertThat(asked.line()).isEqualTo("POST /oauth2/tenant/tokens HTTP/1.1");
      String pair = Base64.getEncoder().encodeToString((ID + ":" + SECRET).getBytes(UTF_8));
      assertThat(asked.headers())
          .containsEntry("authorization", "Basic " + pair)
          .containsEntry("content-type", "application/x-www-form-urlencoded")
          .containsEntry("x-lost-name", HEADER);
      assertThat(asked.text().split("&"))
          .containsExactlyInAnyOrder(
              "grant_type=client_credentials",
              "scope=tenant.ec-reporting-svc.all%20tenant.ec-designer-svc.all");
    }
  }

  /** It came just now, so that no list of secrets has it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'access_token':'T0ken+/Fresh==','expires_in':'T0ken+/Fresh=='}",
        "{'access_token':'T0ken+/Fresh=='} more",
        "{'access_token':['T0ken+/Fresh==','T0ken+/Fresh==']}",
        "{'access_token':'T0ken+/Fresh==",
        "{'token':'T0ken+/Fresh=='}",
        "T0ken+/Fresh==",
        "'T0ken+/Fresh=='"
      })
  void tokenInAResponseThatCannotBeReadIsNotShown(String body) throws Exception {
    String json = body.replace('\'', '"');
    try (var server = new ScriptedServer(x -> x.send("200 OK", JSON, json));
        var tokens = builder(server.url()).build()) {
      assertThatThrownBy(tokens::token)
          .isInstanceOf(SignInException.class)
          .satisfies(
              failure -> {
                StringWriter all = new StringWriter();
                failure.printStackTrace(new PrintWriter(all));
                assertThat(all.toString()).doesNotContain("T0ken", "Fresh");
                var cause = (UnexpectedContentException) failure.getCause();
                assertThat(cause.excerpt().orElse("")).isEmpty();
              });
    }
  }

  @Test
  void asksForAUserByThePasswordGrant() throws Exception {
    try (var server = giving("");
        var tokens = builder(server.url()).user("Ada L", Secret.of(PASSWORD)).build()) {
      tokens.token();
      assertThat(server.requests().get(0).text().split("&"))
          .contains(
              "grant_type=password", "username=Ada%20L", "password=P4ss%20word%2B%2F%3D%26%25");
    }
  }

  /** A minute before its end, by ten minutes where that is not said. */
  @ParameterizedTest
  @CsvSource({
    "'', 539, 541",
    "',\"expires_in\":600', 539, 541",
    "',\"expires_in\":3600', 3539, 3541",
    "',\"expires_in\":20', 9, 11"
  })
  void keepsATokenUntilShortlyBeforeItsEnd(String more, int good, int late) throws Exception {
    try (var server = giving(more);
        var tokens = builder(server.url()).build()) {
      Secret first = tokens.token();
      time.advance(Duration.ofSeconds(good));
      assertThat(tokens.token()).isEqualTo(first);
      time.advance(Duration.ofSeconds(late - good));
      assertThat(tokens.token()).isNotEqualTo(first);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void asksOnceHoweverManyThreadsWantAToken() throws Exception {
    try (var server = giving("");
        var tokens = builder(server.url()).build()) {
      Set<Secret> seen = ConcurrentHashMap.newKeySet();
      List<Thread> threads =
          IntStream.range(0, 8).mapToObj(i -> new Thread(() -> seen.add(tokens.token()))).toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(seen).hasSize(1);
      assertThat(server.requests()).hasSize(1);
      Secret refused = seen.iterator().next();
      assertThat(tokens.refreshed(refused)).isNotEqualTo(refused);
      assertThat(tokens.refreshed(refused)).isEqualTo(tokens.token());
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 Who|{\"error\":\"invalid_client\",\"error_description\":\"said\"}|UnauthenticatedException",
        "400 Bad|{\"error\":\"invalid_grant\"}|UnauthenticatedException",
        "400 Bad|{\"error\":\"invalid_scope\"}|InvalidRequestException",
        "503 Down|<html>down</html>|ProviderUnavailableException",
        "200 OK|{\"token_type\":\"Bearer\"}|UnexpectedContentException",
        "200 OK|{\"access_token\":\"a b\"}|UnexpectedContentException",
        "200 OK|<html>sign in</html>|UnexpectedContentException",
      })
  void failureIsAnErrorOfItsOwnThatNamesTheService(String status, String body, String cause)
      throws Exception {
    try (var server = new ScriptedServer(x -> x.send(status, JSON, body));
        var tokens = builder(server.url()).build()) {
      SignInException failed = catchThrowableOfType(SignInException.class, tokens::token);
      assertThat(failed).hasMessageStartingWith("can't sign in at Oracle's identity service: ");
      assertThat(failed.getCause().getClass().getSimpleName()).isEqualTo(cause);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401 Who, invalid_client, 1",
    "400 Bad, invalid_grant, 1",
    "403 No, access_denied, 1",
    "403 No, '', 1",
    "400 Bad, invalid_scope, 3",
    "429 Slow, '', 3",
    "503 Down, '', 3"
  })
  void refusedCredentialsAreNotSentAgainWithEachCall(String status, String error, int sent)
      throws Exception {
    AtomicBoolean good = new AtomicBoolean();
    String token = "{\"access_token\":\"T0ken+/1==\"}";
    String refusal = error.isEmpty() ? "" : "{\"error\":\"" + error + "\"}";
    try (var server =
            new ScriptedServer(
                x -> x.send(good.get() ? "200 OK" : status, JSON, good.get() ? token : refusal));
        var tokens = builder(server.url()).user("Ada L", Secret.of(PASSWORD)).build()) {
      for (int call = 0; call < 3; call++) {
        assertThatThrownBy(tokens::token).isInstanceOf(SignInException.class);
      }
      assertThat(server.requests()).hasSize(sent);
      good.set(true);
      tokens.forgetRefusal();
      assertThat(tokens.token().reveal()).isEqualTo("T0ken+/1==");
      assertThat(server.requests()).hasSize(sent + 1);
    }
  }

  @Test
  void serviceThatIsNotReachedIsATransferFailure() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    try (var tokens = builder(URI.create("http://127.0.0.1:" + closed)).build()) {
      assertThat(catchThrowableOfType(SignInException.class, tokens::token))
          .hasCauseInstanceOf(TransferException.class);
    }
  }

  /** A service that repeats what it was told, in an error. */
  @Test
  void secretsAreInNoMessage() throws Exception {
    try (var server =
            new ScriptedServer(
                x ->
                    x.send(
                        "401 Who",
                        JSON,
                        "{\"error\":\"invalid_client\",\"error_description\":\""
                            + String.join(
                                " ",
                                SECRET,
                                PASSWORD,
                                HEADER,
                                x.request().headers().get("authorization"))
                            + "\"}"));
        var tokens =
            builder(server.url())
                .user("ada", Secret.of(PASSWORD))
                .header("X-Key", Secret.of(HEADER))
                .build()) {
      ExportClientException failed = catchThrowableOfType(SignInException.class, tokens::token);
      String pair = Base64.getEncoder().encodeToString((ID + ":" + SECRET).getBytes(UTF_8));
      assertThat(failed.toString() + failed.getCause())
          .doesNotContain(SECRET, PASSWORD, HEADER, pair);
    }
  }

  /** What one server is told, the other never sees. */
  @Test
  void clientGoesFromItsSecretToTheSavedFileAndSignsInAnewAfterARefusal() throws Exception {
    try (var identity = giving("");
        var api =
            new ScriptedServer(
                x -> {
                  String bearer = x.request().headers().get("authorization");
                  String line = x.request().line();
                  if (bearer.equals("Bearer T0ken+/1==") && line.startsWith("GET")) {
                    x.send("401 Who", JSON, "{\"status\":\"error\"}");
                  } else if (line.startsWith("POST")) {
                    x.send("202 Accepted", JSON, "{\"id\":\"J1\"}");
                  } else if (line.contains("downloadList")) {
                    x.send("200 OK", JSON, "{\"reportRunStatus\":[{\"downloadId\":\"J1\"}]}");
                  } else {
                    x.send("200 OK", "Content-Type: text/csv\r\n", "a,b\r\n");
                  }
                });
        var tokens = builder(identity.url()).user("ada", Secret.of(PASSWORD)).build();
        var client =
            EcReportingClient.builder()
                .baseUrl(api.url())
                .credentials(tokens)
                .settings(ClientSettings.builder().clock(time).sleeper(time).build())
                .build()) {
      client
          .start(ReportOrder.builder("R", ReportScope.tenant(StudyMode.TEST)).build())
          .download()
          .saveTo(
              folder.resolve("r.csv"),
              DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(1)));

      assertThat(folder.resolve("r.csv")).hasContent("a,b\r\n");
      assertThat(identity.requests()).hasSize(2);
      assertThat(api.requests())
          .allSatisfy(r -> assertThat(r.headers().get("authorization")).startsWith("Bearer "))
          .extracting(r -> r.headers() + r.text())
          .noneMatch(sent -> sent.contains(PASSWORD) || sent.contains(SECRET));
      assertThat(identity.requests())
          .extracting(r -> r.headers() + r.text())
          .noneMatch(sent -> sent.contains("Bearer"));
    }
  }

  @Test
  void tokenOfTheSandboxEndsAfterTenMinutes() {
    try (Sandbox sandbox = Sandbox.start()) {
      sandbox.clock(time);
      ClientSettings settings = ClientSettings.builder().clock(time).sleeper(time).build();
      try (var tokens =
              OracleTokens.builder()
                  .tokenUrl(sandbox.baseUrl().resolve("/tokens"))
                  .client(
                      SandboxCredentials.ECREPORTING_CLIENT_ID,
                      Secret.of(SandboxCredentials.ECREPORTING_CLIENT_SECRET))
                  .scope("tenant.ec-reporting-svc.all")
                  .settings(settings)
                  .build();
          var client =
              EcReportingClient.builder()
                  .baseUrl(sandbox.baseUrl())
                  .credentials(tokens)
                  .settings(settings)
                  .build();
          var withTheFirst =
              EcReportingClient.builder()
                  .baseUrl(sandbox.baseUrl())
                  .credentials(dev.exportclients.core.TokenSource.of(tokens.token()))
                  .settings(settings)
                  .build()) {
        ReportScope tenant = ReportScope.tenant(StudyMode.TEST);
        assertThat(withTheFirst.reports(tenant)).isNotEmpty();
        time.advance(Duration.ofMinutes(11));
        assertThat(
                catchThrowableOfType(
                    UnauthenticatedException.class, () -> withTheFirst.reports(tenant)))
            .isNotNull();
        assertThat(client.reports(tenant)).isNotEmpty();
        assertThat(sandbox.requests("ecreportingidentity.createToken")).hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://host.example",
        "https://host.example/",
        "https://host.example/oauth2/",
        "https://host.example/..",
        "https://host.example/tokens?x=1",
        "https://host.example/tokens#x",
        "https://user@host.example/tokens",
        "http://host.example/tokens",
        "tokens"
      })
  void urlThatIsNotWholeIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                OracleTokens.builder()
                    .tokenUrl(URI.create(url))
                    .client(ID, Secret.of(SECRET))
                    .scope("s")
                    .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "Authorization", "content-TYPE", "a:b", "a\r\nb"})
  void headerThatIsNoneOrOursIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OracleTokens.builder().header(name, Secret.of("v")));
  }

  @Test
  void clientIdWithAColonIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OracleTokens.builder().client("a:b", Secret.of(SECRET)))
        .withMessageContaining("colon");
  }
}
