package dev.exportclients.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EC Reporting's tokens, where none is given. */
class OracleVariablesTest {
  private static final String SECRET = "S3cret+/=: %41";
  private static final String PASSWORD = "P4ss word+/=&%";
  private static final String JSON = "Content-Type: application/json\r\n";

  @TempDir Path folder;

  private Terminal terminal(String url) {
    return new Terminal(folder, url)
        .unset("ECREPORTING_TOKEN")
        .set("ECREPORTING_TOKEN_URL", url + "/oauth2/tokens")
        .set("ECREPORTING_CLIENT_ID", "client")
        .set("ECREPORTING_CLIENT_SECRET", SECRET)
        .set("ECREPORTING_SCOPE", "tenant.ec-reporting-svc.all");
  }

  @Test
  void oneCommandGoesFromTheSecretToTheSavedFile() {
    try (Sandbox sandbox = Sandbox.start()) {
      Terminal terminal =
          terminal(sandbox.baseUrl().toString())
              .set("ECREPORTING_TOKEN_URL", sandbox.baseUrl().resolve("/tokens").toString())
              .set("ECREPORTING_CLIENT_ID", SandboxCredentials.ECREPORTING_CLIENT_ID)
              .set("ECREPORTING_CLIENT_SECRET", SandboxCredentials.ECREPORTING_CLIENT_SECRET)
              .set("ECREPORTING_USERNAME", SandboxCredentials.ECREPORTING_USERNAME)
              .set("ECREPORTING_PASSWORD", SandboxCredentials.ECREPORTING_PASSWORD);
      sandbox.clock(terminal.time);
      var run = terminal.run("ecreporting", "run", "R1", "--mode", "test");
      assertThat(run.exitCode()).as(run.stderr()).isZero();
      assertThat(folder.resolve("report.csv")).isNotEmptyFile();
      assertThat(sandbox.requests("ecreportingidentity.createToken")).hasSize(1);
    }
  }

  @Test
  void tokensPrintsTheTokenThatTheIdentityServiceGives() throws Exception {
    try (var server =
        new ScriptedServer(x -> x.send("200 OK", JSON, "{\"access_token\":\"T0ken+/==\"}"))) {
      var told =
          terminal(server.url().toString())
              .set("ECREPORTING_USERNAME", "ada")
              .set("ECREPORTING_PASSWORD", PASSWORD)
              .set("ECREPORTING_TOKEN_HEADERS", "X-One: a: b\n\n X-Two:c ")
              .run("tokens", "ecreporting");
      assertThat(told.stdout()).as(told.stderr()).isEqualTo("T0ken+/==\n");
      var asked = server.requests().get(0);
      String pair =
          Base64.getEncoder().encodeToString(("client:" + SECRET).getBytes(StandardCharsets.UTF_8));
      assertThat(asked.headers())
          .containsEntry("authorization", "Basic " + pair)
          .containsEntry("x-one", "a: b")
          .containsEntry("x-two", "c");
      assertThat(asked.text()).contains("password=P4ss%20word%2B%2F%3D%26%25");
    }
  }

  @Test
  void tokenThatIsGivenWins() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("500 No", "", ""))) {
      assertThat(
              terminal(server.url().toString())
                  .set("ECREPORTING_TOKEN", "G1ven+/==")
                  .run("tokens", "ecreporting")
                  .stdout())
          .isEqualTo("G1ven+/==\n");
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 Who|{\"error\":\"invalid_client\"}|3",
        "400 Bad|{\"error\":\"invalid_grant\"}|3",
        "503 Down|{}|8",
        "200 OK|{}|12",
      })
  void failureOfTheIdentityServiceHasItsExitCodeAndName(String status, String body, int exitCode)
      throws Exception {
    try (var server = new ScriptedServer(x -> x.send(status, JSON, body))) {
      var failed = terminal(server.url().toString()).run("ecreporting", "reports");
      assertThat(failed.exitCode()).as(failed.stderr()).isEqualTo(exitCode);
      assertThat(failed.stderr()).contains("Oracle's identity service").doesNotContain(SECRET);
      assertThat(server.requests())
          .extracting(ScriptedServer.Request::path)
          .containsOnly("/oauth2/tokens");
    }
  }

  @Test
  void identityServiceThatIsNotReachedIsNine() {
    var failed = terminal("http://127.0.0.1:1").run("ecreporting", "report", "J", "--retries", "0");
    assertThat(failed.exitCode()).as(failed.stderr()).isEqualTo(9);
    assertThat(failed.stderr()).contains("Oracle's identity service");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ECREPORTING_CLIENT_ID||ECREPORTING_CLIENT_ID",
        "ECREPORTING_CLIENT_ID|a:b|ECREPORTING_CLIENT_ID",
        "ECREPORTING_CLIENT_SECRET||ECREPORTING_CLIENT_SECRET",
        "ECREPORTING_SCOPE||ECREPORTING_SCOPE",
        "ECREPORTING_USERNAME|ada|ECREPORTING_PASSWORD",
        "ECREPORTING_PASSWORD|S4cret+/=|ECREPORTING_USERNAME",
        "ECREPORTING_TOKEN_URL|https://host.example|ECREPORTING_TOKEN_URL",
        "ECREPORTING_TOKEN_URL|http://host.example/tokens|ECREPORTING_TOKEN_URL",
        "ECREPORTING_TOKEN_URL|tokens|ECREPORTING_TOKEN_URL",
        "ECREPORTING_TOKEN_HEADERS|S4cret+/=|ECREPORTING_TOKEN_HEADERS",
        "ECREPORTING_TOKEN_HEADERS|X Y: S4cret+/=|ECREPORTING_TOKEN_HEADERS",
        "ECREPORTING_TOKEN_HEADERS|Authorization: S4cret+/=|ECREPORTING_TOKEN_HEADERS",
        "ECREPORTING_TOKEN_HEADERS|X-Y:|ECREPORTING_TOKEN_HEADERS",
      })
  void whatIsUnusableIsSaidByNameAndNotByValue(String variable, String value, String named) {
    var refused =
        terminal("https://api.example")
            .set(variable, value == null ? "" : value)
            .run("ecreporting", "reports");
    assertThat(refused.exitCode()).as(refused.stderr()).isEqualTo(2);
    assertThat(refused.stderr()).contains(named).doesNotContain("S4cret+/=");
  }
}
