package dev.exportclients.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.core.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What signs in holds connections of its own; none of them outlives the command. */
class IdentityConnectionsTest {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final long MOST = Duration.ofSeconds(5).toNanos();

  /** Of 2048 bits; nobody has the other half. */
  private static final String KEY =
      "{\"Modulus\":\"" + "w" + "A7z".repeat(113) + "AB==\",\"Exponent\":\"AQAB\"}";

  @TempDir Path folder;

  /** Gives tokens to all, and knows nothing else. */
  private static void respond(ScriptedServer.Exchange x) throws IOException {
    switch (x.request().path().replaceFirst("\\?.*", "")) {
      case "/ems/userTokens/publicKey" -> x.send("200 OK", JSON, KEY);
      case "/ems/userTokens/createExternal" -> x.send("200 OK", JSON, "{\"Token\":\"T0k+/=\"}");
      case "/oauth2/tokens" -> x.send("200 OK", JSON, "{\"access_token\":\"T0k+/=\"}");
      case "/v3/auth/tokens" -> x.send("201 Created", JSON + "X-Subject-Token: T0k+/=\r\n", "{}");
      case "/v3/projects" ->
          x.send("200 OK", JSON, "{\"projects\":[{\"id\":\"p7\",\"name\":\"cn-north-4\"}]}");
      case "/ems/version" -> x.send("200 OK", JSON, "{}");
      default -> x.send("404 Not Found", JSON, "{}");
    }
  }

  private Terminal terminal(String url) {
    return new Terminal(folder, url)
        .unset("EMS_TOKEN", "ECREPORTING_TOKEN", "METASTUDIO_TOKEN", "METASTUDIO_PROJECT_ID")
        .set("EMS_PASSWORD", "P4ss+/=")
        .set("ECREPORTING_TOKEN_URL", url + "/oauth2/tokens")
        .set("ECREPORTING_CLIENT_ID", "client")
        .set("ECREPORTING_CLIENT_SECRET", "S3cret+/=")
        .set("ECREPORTING_SCOPE", "tenant.ec-reporting-svc.all")
        .set("METASTUDIO_IAM_URL", url)
        .set("METASTUDIO_REGION", "cn-north-4")
        .set("METASTUDIO_IAM_USER", "Ada")
        .set("METASTUDIO_IAM_PASSWORD", "P4ss+/=")
        .set("METASTUDIO_IAM_DOMAIN", "Lab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tokens ems",
        "tokens ecreporting",
        "tokens metastudio",
        "ems start 4711",
        "ecreporting reports --study-id S1",
        "metastudio tasks",
        "status ecreporting:J1?mode=test",
        "doctor ems",
        "doctor ecreporting",
        "doctor metastudio"
      })
  void allAreClosedWhenTheCommandEnds(String command) throws Exception {
    try (ScriptedServer server = new ScriptedServer(IdentityConnectionsTest::respond)) {
      terminal(server.url().toString()).run(command.split(" "));

      assertThat(server.requests())
          .anySatisfy(asked -> assertThat(asked.line()).startsWith("POST ").contains("oken"));
      assertThat(openIn(server)).isZero();
    }
  }

  /** The server hears a little later that a connection was closed. */
  private static int openIn(ScriptedServer server) {
    long begun = System.nanoTime();
    while (server.openConnections() > 0 && System.nanoTime() - begun < MOST) {
      Thread.onSpinWait();
    }
    return server.openConnections();
  }
}
