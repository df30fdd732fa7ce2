package dev.exportclients.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class DoctorTest {
  private static final String WRONG = "Wr0ng+/Secret==";

  @TempDir Path folder;
  private Sandbox sandbox;
  private Terminal terminal;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    terminal = Terminal.forSandbox(folder, sandbox.baseUrl());
    sandbox.clock(terminal.time);
  }

  @Test
  void saysThatAllIsWellAndChangesNothing() {
    var told = terminal.run("doctor");

    assertThat(told.exitCode()).as(told.stdout()).isZero();
    assertThat(told.stdout().lines()).hasSize(4 * 7).allMatch(line -> line.contains("  ok  "));
    assertThat(told.stdout())
        .contains("EMS_BASE_URL, EMS_TOKEN, EMS_USERNAME are set; EMS_TOKEN counts")
        .contains("proxy        ok    none", "authorities  ok    Java's own")
        .contains("none: plain http")
        .contains("as the server's");
    assertThat(sandbox.requests())
        .hasSize(4)
        .extracting(RecordedRequest::method)
        .containsOnly("GET");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "ems, EMS_TOKEN",
    "ecreporting, ECREPORTING_TOKEN",
    "webadmit, WEBADMIT_API_KEY",
    "metastudio, METASTUDIO_TOKEN"
  })
  void saysWhichCredentialsAreRefused(String provider, String variable) {
    var told = terminal.set(variable, WRONG).run("doctor", provider);

    assertThat(told.exitCode()).isEqualTo(3);
    assertThat(told.stdout().lines().filter(line -> line.contains(" FAIL ")))
        .singleElement()
        .asString()
        .startsWith(provider)
        .contains("credentials");
    assertThat(told.stdout() + told.stderr()).doesNotContain(WRONG);
  }

  /** A web server of any kind knows no such path; some have a page for whatever they are asked. */
  @ParameterizedTest
  @CsvSource({
    "ems, 404, 'text/html', '<html>No such page</html>'",
    "ems, 404, 'application/json', '{\"Message\":\"No HTTP resource was found\"}'",
    "ems, 400, 'text/plain', 'Bad Request'",
    "ems, 200, 'text/html', '<html>Welcome</html>'",
    "ecreporting, 404, 'text/html', '<html>No such page</html>'",
    "ecreporting, 404, 'application/json', '{\"message\":\"no Route matched\"}'",
    "ecreporting, 400, '', ''",
    "ecreporting, 200, 'text/html', '<html>Welcome</html>'",
    "webadmit, 404, 'application/json', '{\"message\":\"Not Found\"}'",
    "webadmit, 404, '', ''",
    "webadmit, 200, 'text/html', '<html>Welcome</html>'",
    "metastudio, 404, '', ''",
    "metastudio, 400, 'text/plain', 'Bad Request'",
    "metastudio, 404, 'application/json', '{\"error_code\":\"APIGW.0101\",\"error_msg\":\"no\"}'"
  })
  void wrongPathIsAFailureThatNamesTheBaseUrl(String provider, int status, String type, String body)
      throws Exception {
    String variable = provider.toUpperCase(Locale.ROOT) + "_BASE_URL";
    String header = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
    try (var server = new ScriptedServer(x -> x.send(status + " X", header, body))) {
      var told = terminal.set(variable, server.url() + "/elsewhere").run("doctor", provider);

      assertThat(told.exitCode()).as(told.stdout()).isNotZero();
      assertThat(told.stdout().lines().filter(line -> line.contains(" FAIL ")))
          .singleElement()
          .asString()
          .contains("host         FAIL", "check " + variable);
      assertThat(told.stdout()).doesNotContain("accepted");
    }
  }

  /** Whoever is told by Oracle that there is no such job was let in. */
  @ParameterizedTest
  @CsvSource({"404, reportNotFound", "400, invalidParameters", "400, insufficientParameters"})
  void oraclesErrorOnAMadeUpJobIsAYes(int status, String example) {
    sandbox.answer("ecreporting.downloadReport", status, example);

    var told = terminal.run("doctor", "ecreporting");

    assertThat(told.exitCode()).as(told.stdout()).isZero();
    assertThat(told.stdout()).contains("credentials  ok    accepted");
  }

  /** Where its version is, not every deployment need have it: a list from EMS is proof enough. */
  @Test
  void emsNeedsNoVersionIfItLists() {
    sandbox.answer("ems.listAttachments", 200, "noAttachmentsJson");
    sandbox.script("ems.showVersion", null, 404, null, Map.of(), 9);

    var told = terminal.run("doctor", "ems");

    assertThat(told.exitCode()).as(told.stdout()).isZero();
    assertThat(sandbox.requests("ems.showVersion")).isEmpty();
  }

  @Test
  void emsThatKnowsNoSuchExperimentIsKnownByItsVersion() {
    sandbox.script("ems.listAttachments", null, 404, null, Map.of(), 9);

    var told = terminal.run("doctor", "ems");

    assertThat(told.exitCode()).as(told.stdout()).isZero();
    assertThat(told.stdout()).contains("credentials  ok    accepted");
    assertThat(sandbox.requests("ems.showVersion")).hasSize(1);
  }

  @Test
  void metaStudiosOwnRefusalIsNoWrongAddress() {
    sandbox.answer("metastudio.listTasks", 400, "invalidParameter");

    var told = terminal.run("doctor", "metastudio");

    assertThat(told.exitCode()).as(told.stdout()).isEqualTo(7);
    assertThat(told.stdout()).contains("host         ok", "credentials  FAIL", "MSS.000000003");
  }

  @Test
  void wrongPathOfAnIdentityServiceNamesItsVariable() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("404 X", "", ""))) {
      var iam = terminal.byIam(server.url()).run("doctor", "metastudio");
      assertThat(iam.exitCode()).isEqualTo(4);
      assertThat(iam.stdout()).contains("host         FAIL", "check METASTUDIO_IAM_URL");

      var ems =
          terminal
              .unset("EMS_TOKEN")
              .set("EMS_PASSWORD", WRONG)
              .set("EMS_BASE_URL", server.url() + "/elsewhere")
              .run("doctor", "ems");
      assertThat(ems.exitCode()).isEqualTo(4);
      assertThat(ems.stdout()).contains("host         FAIL", "check EMS_BASE_URL");
    }
  }

  @Test
  void saysWhichSettingsCountAndShowsNoneOfTheirValues() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    var told =
        terminal
            // What is not set is WebAdMIT's public server, which no test may reach.
            .set("https_proxy", "http://127.0.0.1:" + closed)
            .set("EMS_PASSWORD", WRONG)
            .set("METASTUDIO_AK", "AK" + WRONG)
            .set("METASTUDIO_SK", WRONG)
            .unset("WEBADMIT_BASE_URL")
            .run("doctor");
    assertThat(told.stdout())
        .contains("EMS_PASSWORD, EMS_TOKEN, EMS_USERNAME are set")
        .contains("; EMS_TOKEN counts, not EMS_PASSWORD")
        .contains("; METASTUDIO_TOKEN counts, not METASTUDIO_AK")
        .contains("WEBADMIT_BASE_URL is not: the provider's public one counts");
    assertThat(told.stdout() + told.stderr()).doesNotContain(WRONG);
  }

  @Test
  void saysWhichProxyAndAuthoritiesCountWithoutTheProxysPassword() throws Exception {
    try (var proxy = new ScriptedServer(x -> x.send("407 Who", "", ""));
        Sandbox encrypted = Sandbox.startTls(0)) {
      Path authority = folder.resolve("ca.pem");
      encrypted.certificate().orElseThrow().saveTo(authority);
      terminal
          .set("http_proxy", "http://ada:Wr0ng%2B@127.0.0.1:" + proxy.url().getPort())
          .set("EXPORTCTL_CA_FILE", authority.toString());

      var told = terminal.run("doctor", "webadmit");
      assertThat(told.stdout())
          .contains("proxy        ok    http_proxy: 127.0.0.1:" + proxy.url().getPort() + "\n")
          .contains("authorities  ok    EXPORTCTL_CA_FILE: " + authority + ", and Java's own");
      assertThat(told.stdout() + told.stderr()).doesNotContain("Wr0ng", "ada:");

      var direct = terminal.set("no_proxy", "127.0.0.1").run("doctor", "webadmit");
      assertThat(direct.stdout()).contains("proxy        ok    none for this host");
      assertThat(direct.exitCode()).isZero();
      Files.delete(authority);
    }
  }

  @Test
  void saysWhatIsMissingAndGoesOnWithTheOthers() {
    var told = terminal.unset("EMS_TOKEN").run("doctor");

    assertThat(told.exitCode()).isEqualTo(2);
    assertThat(told.stdout().lines().findFirst().orElseThrow())
        .startsWith("ems")
        .contains("settings", "FAIL", "EMS_TOKEN is not set");
    assertThat(told.stdout().lines()).hasSize(1 + 3 * 7);
  }

  @Test
  void looksOnlyAtProvidersThatHaveAVariable() {
    terminal.environment.keySet().removeIf(name -> !name.startsWith("WEBADMIT"));

    assertThat(terminal.run("doctor").stdout().lines())
        .hasSize(7)
        .allMatch(line -> line.startsWith("webadmit"));
  }

  @Test
  void withoutAnyVariableThereIsNothingToCheck() {
    terminal.environment.clear();

    var told = terminal.run("doctor");
    assertThat(told.exitCode()).isEqualTo(2);
    assertThat(told.stderr()).contains("no provider has a variable set");
    assertThat(terminal.run("doctor", "mars").exitCode()).isEqualTo(2);
  }

  @Test
  void saysThatAHostIsNotReached() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    var told =
        terminal.set("WEBADMIT_BASE_URL", "http://127.0.0.1:" + closed).run("doctor", "webadmit");

    assertThat(told.exitCode()).isEqualTo(9);
    assertThat(told.stdout().lines()).hasSize(4);
    assertThat(told.stdout()).contains("host         FAIL");
  }

  @Test
  void saysThatACertificateIsNotTrustedAndWhenItIs() throws Exception {
    try (Sandbox encrypted = Sandbox.startTls(0)) {
      URI url = encrypted.baseUrl();
      var refused = Terminal.forSandbox(folder, url).run("doctor", "webadmit");
      assertThat(refused.exitCode()).isEqualTo(9);
      assertThat(refused.stdout()).contains("certificate  FAIL", "EXPORTCTL_CA_FILE");

      Path authority = folder.resolve("ca.pem");
      encrypted.certificate().orElseThrow().saveTo(authority);
      var trusted =
          Terminal.forSandbox(folder, url)
              .set("EXPORTCTL_CA_FILE", authority.toString())
              .run("doctor", "webadmit");
      assertThat(trusted.exitCode()).as(trusted.stdout()).isZero();
      assertThat(trusted.stdout()).contains("certificate  ok    trusted");
      Files.delete(authority);
    }
  }

  @ParameterizedTest
  @CsvSource({"90, 90 s behind", "-3600, 3600 s ahead"})
  void saysHowFarTheClockIsOff(int seconds, String difference) {
    sandbox.clock(Clock.offset(terminal.time, Duration.ofSeconds(seconds)));

    var told = terminal.run("doctor", "webadmit");

    assertThat(told.exitCode()).isZero();
    assertThat(told.stdout()).contains("clock        ok    " + difference);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void saysThatAnIamUserIsAcceptedAlsoWhereTheProjectIsGiven(boolean projectIsGiven) {
    terminal.byIam(sandbox.baseUrl());
    if (projectIsGiven) {
      terminal.set("METASTUDIO_PROJECT_ID", SandboxCredentials.METASTUDIO_PROJECT_ID);
    }

    var told = terminal.run("doctor", "metastudio");

    assertThat(told.exitCode()).as(told.stdout()).isZero();
    assertThat(told.stdout().lines()).hasSize(7).allMatch(line -> line.contains("  ok  "));
    assertThat(told.stdout()).contains("METASTUDIO_IAM_USER", "accepted");
    assertThat(sandbox.requests("metastudioidentity.createToken")).hasSize(1);
    assertThat(sandbox.requests("metastudioidentity.listProjects")).hasSize(projectIsGiven ? 0 : 1);
    assertThat(sandbox.requests("metastudio.listTasks")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void saysThatAnIamPasswordIsRefused(boolean projectIsGiven) {
    terminal.byIam(sandbox.baseUrl()).set("METASTUDIO_IAM_PASSWORD", WRONG);
    if (projectIsGiven) {
      terminal.set("METASTUDIO_PROJECT_ID", SandboxCredentials.METASTUDIO_PROJECT_ID);
    }

    var told = terminal.run("doctor", "metastudio");

    assertThat(told.exitCode()).as(told.stdout() + told.stderr()).isEqualTo(3);
    assertThat(told.stdout().lines().filter(line -> line.contains(" FAIL ")))
        .singleElement()
        .asString()
        .contains("credentials", "Huawei IAM");
    assertThat(told.stdout() + told.stderr()).doesNotContain(WRONG);
    assertThat(sandbox.requests("metastudioidentity.createToken")).hasSize(1);
    assertThat(sandbox.requests("metastudio.listTasks")).isEmpty();
  }

  /** Down is a host that says so, or none. */
  @Test
  void saysThatIamIsDown() throws Exception {
    sandbox.script(
        "metastudioidentity.createToken", null, 503, null, Map.of("Retry-After", "9"), 1);
    var down = terminal.byIam(sandbox.baseUrl()).run("doctor", "metastudio");
    assertThat(down.exitCode()).as(down.stdout() + down.stderr()).isEqualTo(8);
    assertThat(down.stdout()).contains("host         ok", "credentials  FAIL", "Huawei IAM");

    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    var gone = terminal.byIam(URI.create("http://127.0.0.1:" + closed)).run("doctor", "metastudio");
    assertThat(gone.exitCode()).as(gone.stdout() + gone.stderr()).isEqualTo(9);
    assertThat(gone.stdout().lines()).hasSize(4);
    assertThat(gone.stdout()).contains("settings     ok", "host         FAIL", "Huawei IAM");
    assertThat(sandbox.requests("metastudio.listTasks")).isEmpty();
  }

  @Test
  void saysThatThereIsNoProjectOfTheRegionsName() {
    sandbox.answer("metastudioidentity.listProjects", 200, "noProjects");

    var told = terminal.byIam(sandbox.baseUrl()).run("doctor", "metastudio");

    assertThat(told.exitCode()).as(told.stdout() + told.stderr()).isEqualTo(12);
    assertThat(told.stdout())
        .contains(
            "credentials  FAIL", "there is no project " + SandboxCredentials.METASTUDIO_REGION);
  }

  @Test
  void givesTheSameAsJson() throws Exception {
    JsonNode checks = new ObjectMapper().readTree(terminal.run("doctor", "ems", "--json").stdout());

    assertThat(checks).hasSize(7);
    assertThat(checks.get(5).path("check").asText()).isEqualTo("credentials");
    assertThat(checks).allMatch(check -> check.path("ok").asBoolean());
  }
}
