package dev.exportclients.cli.config;

import static dev.exportclients.core.CannedResponse.csv;
import static dev.exportclients.core.CannedResponse.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.core.RoutedServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  private static final String RESULT = "/v2/p1/ies/result/t1";

  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();
  private Terminal terminal;

  @BeforeEach
  void start() {
    server.on(RESULT, csv("x")).on("/v2/p2/ies/result/t1", csv("x"));
    terminal = new Terminal(folder, server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "EMS_BASE_URL, ems results 1",
    "EMS_USERNAME, ems attachment a1",
    "EMS_TOKEN, ems attachments --entity-type plate --entity-id 1",
    "ECREPORTING_BASE_URL, ecreporting report J",
    "ECREPORTING_TOKEN, ecreporting report J",
    "WEBADMIT_API_KEY, webadmit identities",
    "WEBADMIT_API_KEY, webadmit run 1 --identity 2",
    "METASTUDIO_BASE_URL, metastudio result t1",
    "METASTUDIO_PROJECT_ID, metastudio result t1",
    "METASTUDIO_TOKEN, metastudio result t1"
  })
  void namesWhatIsMissing(String variable, String command) {
    Outcome missing = terminal.unset(variable).run(command.split(" "));
    Outcome empty = terminal.set(variable, "").run(command.split(" "));

    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.stderr()).contains(variable).hasLineCount(1);
    assertThat(empty).isEqualTo(missing);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void namesAllThatIsMissingAtOnce() {
    Outcome outcome = new Terminal(folder).run("ems", "results", "1");

    assertThat(outcome.stderr())
        .isEqualTo("exportctl: EMS_BASE_URL, EMS_USERNAME and EMS_TOKEN are not set\n");
  }

  @ParameterizedTest
  @CsvSource({
    "EMS_BASE_URL, example.com, must be absolute",
    "EMS_BASE_URL, ftp://example.com, must be absolute",
    "EMS_BASE_URL, https://ada:pw@example.com, must not carry user info",
    "EMS_BASE_URL, https://example.com/?a=b, must not carry a query",
    "EMS_BASE_URL, http://example.com, plain http",
    "EMS_BASE_URL, https://exa mple, is no URL",
    "WEBADMIT_BASE_URL, http://example.com, plain http",
    "WEBADMIT_USER_IDENTITY, pw, must be a number",
    "WEBADMIT_USER_IDENTITY, -1, must be a positive number",
    "EXPORTCTL_CA_FILE, /missing.pem, can't be read",
    "EMS_BASE_URL, example.com/experimentsapi, https:// is missing",
    "EMS_BASE_URL, 12345, https:// is missing",
    "EMS_BASE_URL, https://https://example.com, https:// twice",
    "EMS_BASE_URL, 127.0.0.1:8443/api, https:// is missing in front",
    "EMS_BASE_URL, <https://example.com>, in angle brackets; leave them out",
    "HTTP_PROXY, '\"http://ada:pw@proxy\"', in quotes",
    "EMS_BASE_URL, '\"https://example.com\"', in quotes",
    "EMS_BASE_URL, https://example.com/experimentsapi/ems/, ends in /ems",
    "EMS_BASE_URL, https://example.com/#top, must not carry a query or fragment",
    "EMS_BASE_URL, EMS_BASE_URL=https://example.com, begins with its own name",
    "EMS_BASE_URL, https://exa\u200bmple.com, invisible character",
    "WEBADMIT_BASE_URL, https://example.com/api/v1, ends in /api/v1",
    "EMS_USERNAME, 'LAB\\pw\ntwo', must not hold control characters",
    "EMS_USERNAME, api-username: pw, header's name",
    "EMS_TOKEN, Bearer pw, begins with 'bearer'",
    "EMS_TOKEN, '{\"token\":\"pw\"}', is JSON",
    "EMS_TOKEN, EMS_TOKEN=pw, begins with its own name",
    "WEBADMIT_API_KEY, x-api-key: pw, header's name",
    "WEBADMIT_API_KEY, \u2018pw\u2019, in quotes",
    "EXPORTCTL_CA_FILE, file:///ca.pem, without file:",
    "EXPORTCTL_CA_FILE, -----BEGIN CERTIFICATE-----, the name of a file",
    "HTTP_PROXY, socks5://ada:pw@proxy, only http proxies",
    "http_proxy, https://ada:pw@proxy, only http proxies",
    "ALL_PROXY, socks5h://ada:pw@proxy, only http proxies",
    "HTTP_PROXY, http://ada:p/w@proxy, escape",
    "HTTP_PROXY, http://proxy:pw, http://host:port",
    "HTTP_PROXY, http://proxy:70000, http://host:port",
    "HTTP_PROXY, http://ada:pw@, http://host:port"
  })
  void namesWhatIsUnusableWithoutShowingIt(String variable, String value, String why) {
    String command = variable.startsWith("EMS") ? "ems results 1" : "webadmit start 1";

    Outcome outcome = terminal.set(variable, value).run(command.split(" "));

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(2);
    assertThat(outcome.stderr()).contains(variable, why).doesNotContain("pw").hasLineCount(1);
    assertThat(terminal.run((command + " -v").split(" ")).stderr()).doesNotContain("pw");
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "METASTUDIO_PROJECT_ID, METASTUDIO_TOKEN",
    "METASTUDIO_TOKEN, METASTUDIO_TOKEN",
    "METASTUDIO_AK, METASTUDIO_SK",
    "METASTUDIO_SK, METASTUDIO_AK",
    "METASTUDIO_SECURITY_TOKEN, METASTUDIO_AK METASTUDIO_SK",
    "HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK",
    "HUAWEICLOUD_SDK_SK, HUAWEICLOUD_SDK_AK",
    "HUAWEICLOUD_SDK_SECURITY_TOKEN, HUAWEICLOUD_SDK_AK HUAWEICLOUD_SDK_SK",
    "HUAWEICLOUD_SDK_PROJECT_ID, HUAWEICLOUD_SDK_AK HUAWEICLOUD_SDK_SK"
  })
  void namesTheVariableThatWasSetAndDropsWhatSurroundsIt(String variable, String others) {
    terminal.unset("METASTUDIO_TOKEN", "METASTUDIO_PROJECT_ID");
    terminal.set(
        variable.startsWith("HUAWEI") ? "HUAWEICLOUD_SDK_PROJECT_ID" : "METASTUDIO_PROJECT_ID",
        "p1");
    for (String other : others.split(" ")) {
      terminal.set(other, "S3cret+/Of=Users");
    }

    Outcome refused =
        terminal.set(variable, "S3cret\u200b+/Of=Users").run("metastudio", "result", "t1");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.stderr())
        .startsWith("exportctl: " + variable + " holds an invisible character")
        .doesNotContain("S3cret")
        .hasLineCount(1);
    assertThat(server.requests()).isEmpty();

    terminal.set(variable, "\ufeff \u00a0p1\r\n").run("metastudio", "result", "t1");
    assertThat(server.lines()).containsExactly("GET " + RESULT);
  }

  @Test
  void dropsWhatSurroundsAUrlANameAndAFile() {
    server.on("/ems/resultsExport/1", csv("x"));
    terminal.set("EMS_BASE_URL", "\ufeff" + server.url() + "/\n");
    terminal.set("EMS_USERNAME", "\u00a0LAB\\Ada Lovelace\r\n");
    terminal.set("EXPORTCTL_CA_FILE", " \n").set("HTTP_PROXY", "\t");

    Outcome outcome = terminal.run("ems", "results", "1");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(server.requests().get(0).headers())
        .containsEntry("api-username", "LAB\\Ada Lovelace");
  }

  @Test
  void refusesASecretThatNoHeaderCanCarry() {
    Outcome outcome = terminal.set("EMS_TOKEN", "two\nlines").run("ems", "results", "1");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("EMS_TOKEN").doesNotContain("two");
  }

  @Test
  void joinsABaseUrlWithAPathAndASlashOnce() {
    server.on("/api/ems/resultsExport/1", csv("x"));

    terminal.set("EMS_BASE_URL", server.url() + "/api/").run("ems", "results", "1");

    assertThat(server.lines()).containsExactly("GET /api/ems/resultsExport/1");
  }

  @Test
  void prefersTheTokenToTheKey() {
    terminal.set("METASTUDIO_AK", "ak").set("METASTUDIO_SK", "sk");

    assertThat(metaStudio()).containsEntry("x-auth-token", "meta-token");
    assertThat(metaStudio()).doesNotContainKey("authorization");
  }

  @Test
  void signsWithAKey() {
    terminal.unset("METASTUDIO_TOKEN").set("METASTUDIO_AK", "our-ak").set("METASTUDIO_SK", "sk");
    terminal.set("HUAWEICLOUD_SDK_AK", "h-ak").set("HUAWEICLOUD_SDK_SK", "h-sk");
    terminal.set("HUAWEICLOUD_SDK_SECURITY_TOKEN", "h-token");

    assertThat(metaStudio().get("authorization")).startsWith("SDK-HMAC-SHA256 Access=our-ak,");
    assertThat(metaStudio())
        .containsEntry("x-project-id", "p1")
        .doesNotContainKey("x-security-token");
  }

  @Test
  void fallsBackToHuaweisOwnVariablesAsASet() {
    terminal.unset("METASTUDIO_TOKEN", "METASTUDIO_PROJECT_ID");
    terminal.set("METASTUDIO_SECURITY_TOKEN", "not-of-this-set");
    terminal.set("HUAWEICLOUD_SDK_AK", "h-ak").set("HUAWEICLOUD_SDK_SK", "h-sk");
    terminal.set("HUAWEICLOUD_SDK_SECURITY_TOKEN", "h-token");
    terminal.set("HUAWEICLOUD_SDK_PROJECT_ID", "p2");

    Map<String, String> headers = metaStudio();

    assertThat(headers.get("authorization")).startsWith("SDK-HMAC-SHA256 Access=h-ak,");
    assertThat(headers)
        .containsEntry("x-project-id", "p2")
        .containsEntry("x-security-token", "h-token");
  }

  @Test
  void neverMixesTheTwoSets() {
    terminal.unset("METASTUDIO_TOKEN").set("METASTUDIO_AK", "our-ak");
    terminal.set("HUAWEICLOUD_SDK_AK", "h-ak").set("HUAWEICLOUD_SDK_SK", "h-sk");

    Outcome outcome = terminal.run("metastudio", "result", "t1");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("METASTUDIO_SK is not set");
  }

  @Test
  void sendsWhoItIs() {
    assertThat(metaStudio().get("user-agent")).startsWith("exportctl/");
  }

  @Test
  void takesATokenFromAProgramAndAsksItAgainOnceAfterARefusal() throws Exception {
    Path count = folder.resolve("count");
    server.on(RESULT, response(401, "text/plain", "expired"), csv("x"));
    terminal.unset("METASTUDIO_TOKEN");
    terminal.set(
        "METASTUDIO_TOKEN_COMMAND",
        "echo x >>'" + count + "'; echo token-$(wc -l <'" + count + "')");

    Outcome outcome = terminal.run("metastudio", "result", "t1");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(server.requests().get(0).headers()).containsEntry("x-auth-token", "token-1");
    assertThat(server.requests().get(1).headers()).containsEntry("x-auth-token", "token-2");
  }

  @Test
  void saysHowATokenProgramEndedButNothingOfWhatItPrinted() {
    terminal.unset("ECREPORTING_TOKEN");
    terminal.set("ECREPORTING_TOKEN_COMMAND", "echo s3cret; echo s3cret >&2; exit 7");

    Outcome outcome = terminal.run("ecreporting", "report", "J", "-v");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr())
        .contains("ECREPORTING_TOKEN_COMMAND ended with exit status 7")
        .doesNotContain("s3cret");
    assertThat(server.requests()).isEmpty();
  }

  private Map<String, String> metaStudio() {
    Outcome outcome = terminal.run("metastudio", "result", "t1", "--force");
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    return server.requests().get(server.requests().size() - 1).headers();
  }
}
