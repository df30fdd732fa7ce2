package dev.exportclients.cli.config.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --profile}: the settings of one tenant, in the place of the environment's. */
@ExtendWith(SandboxExtension.class)
class ProfileTest {
  private static final String SECRET = "Wr1t+ten/Down==";

  @TempDir Path folder;
  private Terminal terminal;
  private String url;
  private Path file;

  @BeforeEach
  void start(Sandbox sandbox) {
    url = sandbox.baseUrl().toString();
    file = folder.resolve("config.toml");
    terminal = new Terminal(folder).set("EXPORTCTL_CONFIG", "config.toml");
    sandbox.clock(terminal.time);
  }

  @Test
  void itsSettingsCount() throws IOException {
    written("[acme]", webAdmit("${KEY}"), "[other]", webAdmit("${WRONG}"));
    terminal.set("KEY", SandboxCredentials.WEBADMIT_API_KEY).set("WRONG", SECRET);

    assertThat(terminal.run("--profile", "acme", "webadmit", "exports").exitCode()).isZero();
    assertThat(terminal.run("webadmit", "exports", "--profile", "other").exitCode()).isEqualTo(3);
    assertThat(terminal.run("webadmit", "exports").stderr())
        .contains("WEBADMIT_API_KEY is not set");
  }

  @Test
  void aVariableNamesTheProfileThatNoOptionNames() throws IOException {
    written("[acme]", webAdmit("${KEY}"), "[other]", webAdmit("${WRONG}"));
    terminal
        .set("KEY", SandboxCredentials.WEBADMIT_API_KEY)
        .set("WRONG", SECRET)
        .set("EXPORTCTL_PROFILE", "acme");

    assertThat(terminal.run("webadmit", "exports").exitCode()).isZero();
    assertThat(terminal.run("webadmit", "exports", "--profile", "other").exitCode()).isEqualTo(3);
    assertThat(terminal.run("webadmit", "exports", "--profile", "").stderr())
        .contains("WEBADMIT_API_KEY is not set");
  }

  @Test
  void twoWaysToSignInNeverComeFromTwoPlaces() throws IOException {
    written("[acme]", "EMS_BASE_URL = \"" + url + "\"");
    terminal
        .set("EMS_USERNAME", SandboxCredentials.EMS_USERNAME)
        .set("EMS_TOKEN", SandboxCredentials.EMS_TOKEN)
        .set("HUAWEICLOUD_SDK_AK", "A");

    assertThat(terminal.run("--profile", "acme", "ems", "results", "1234").stderr())
        .contains("EMS_USERNAME and EMS_TOKEN are not set");

    written("[acme]", "METASTUDIO_BASE_URL = \"" + url + "\"", "METASTUDIO_PROJECT_ID = \"p\"");
    assertThat(terminal.run("--profile", "acme", "metastudio", "tasks").stderr())
        .contains("no MetaStudio credentials are set");
  }

  @Test
  void theEnvironmentFillsInProvidersThatTheProfileLacks() throws IOException {
    written("[acme]", "EMS_BASE_URL = \"" + url + "\"");
    terminal
        .set("WEBADMIT_BASE_URL", url)
        .set("WEBADMIT_API_KEY", SandboxCredentials.WEBADMIT_API_KEY);

    assertThat(terminal.run("--profile", "acme", "webadmit", "exports").exitCode()).isZero();
  }

  /** In the environment, lower case would count first. */
  @Test
  void proxiesComeFromOnePlace() throws IOException {
    written("[acme]", webAdmit("${KEY}"), "NO_PROXY = \"127.0.0.1\"");
    terminal
        .set("KEY", SandboxCredentials.WEBADMIT_API_KEY)
        .set("http_proxy", "http://127.0.0.1:1")
        .set("no_proxy", "elsewhere.example");

    assertThat(terminal.run("--profile", "acme", "webadmit", "exports").exitCode()).isZero();
  }

  @Test
  void doctorSaysWhereASettingIsFrom() throws IOException {
    written("[acme]", webAdmit("${KEY}"));
    terminal
        .set("KEY", SandboxCredentials.WEBADMIT_API_KEY)
        .set("ECREPORTING_BASE_URL", url)
        .set("ECREPORTING_TOKEN", SandboxCredentials.ECREPORTING_TOKEN);

    assertThat(terminal.run("doctor", "--profile", "acme").stdout())
        .contains("WEBADMIT_API_KEY, WEBADMIT_BASE_URL are set in profile acme of " + file)
        .contains("ECREPORTING_BASE_URL, ECREPORTING_TOKEN are set in the environment")
        .contains("credentials  ok    accepted");
  }

  @Test
  void aSecretIsOfTheEnvironmentAProgramOrAFile() throws IOException {
    Files.createDirectory(folder.resolve("home"));
    privately(folder.resolve("home/token"), " " + SECRET + "\n");
    privately(folder.resolve("beside"), SECRET);
    terminal.set("TOKEN", SECRET).set("HOME", folder.resolve("home").toString());

    assertThat(tokenOf("\"${TOKEN}\"").stdout()).isEqualTo(SECRET + "\n");
    assertThat(tokenOf("{ command = [\"printenv\", \"TOKEN\"] }").stdout())
        .isEqualTo(SECRET + "\n");
    assertThat(tokenOf("{ file = \"~/token\" }").stdout()).isEqualTo(SECRET + "\n");
    assertThat(tokenOf("{ file = \"beside\" }").stdout()).isEqualTo(SECRET + "\n");
  }

  @Test
  void aProgramIsRunWithoutAShellOnceAndOnlyIfItIsNeeded() throws IOException {
    Path runs = folder.resolve("runs");
    String program = "{ command = [\"sh\", \"-c\", \"echo x >>runs; echo " + SECRET + "\"] }";
    written(
        "[acme]",
        "ECREPORTING_TOKEN = " + program.replace("runs", runs.toString()),
        "WEBADMIT_BASE_URL = \"" + url + "\"",
        "WEBADMIT_API_KEY = { command = [\"echo\", \"$HOME;*\"] }");

    assertThat(terminal.run("--profile", "acme", "webadmit", "exports").exitCode())
        .as("the words are the key, and are refused")
        .isEqualTo(3);
    assertThat(runs).doesNotExist();
    terminal.run("--profile", "acme", "tokens", "ecreporting");
    assertThat(runs).hasContent("x");
  }

  /** Each provider's client asks for it. */
  @Test
  void aProgramIsRunOnceForAllThatNeedItsValue() throws IOException {
    Path runs = folder.resolve("runs");
    String program = "[\"sh\", \"-c\", \"echo x >>" + runs + "; echo 127.0.0.1\"]";
    written("[acme]", webAdmit("${KEY}"), "NO_PROXY = { command = " + program + " }");
    terminal
        .set("KEY", SandboxCredentials.WEBADMIT_API_KEY)
        .set("ECREPORTING_BASE_URL", url)
        .set("ECREPORTING_TOKEN", SandboxCredentials.ECREPORTING_TOKEN);

    assertThat(terminal.run("doctor", "--profile", "acme").stdout())
        .containsPattern("(?s)credentials  ok .*credentials  ok ");
    assertThat(runs).hasContent("x");
  }

  @ParameterizedTest
  @CsvSource({
    "'{ command = [\"sh\", \"-c\", \"echo Wr1t+ten/Down==; exit 3\"] }', ended with exit status 3",
    "'{ command = [\"true\"] }', printed nothing on its first line",
    "'{ command = [\"no-such-program\"] }', there is no no-such-program",
    "'{ command = [] }', 'must be text, { command = ['",
    "'{ command = \"pass show x\" }', 'must be text, { command = ['",
    "'{ commnd = [\"pass\"] }', 'must be text, { command = ['",
    "'{ file = \"x\", command = [\"pass\"] }', 'must be text, { command = ['",
    "'true', 'must be text, { command = ['",
    "'{ file = \"gone\" }', there is no such file",
    "'\"${GONE}\"', 'refers to ${GONE}, which is not set'",
    "'\"${GONE\"', 'holds a ${ that names no variable'",
    "'\"${}\"', 'holds a ${ that names no variable'"
  })
  void whatGivesNoSecretIsSaidByName(String value, String message) throws IOException {
    Outcome outcome = tokenOf(value);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr())
        .contains("[acme] ECREPORTING_TOKEN ")
        .contains(message)
        .doesNotContain(SECRET);
  }

  @Test
  void aProgramEndsWithTheCommandsDeadline() throws IOException {
    written("[acme]", "ECREPORTING_TOKEN = { command = [\"sleep\", \"30\"] }");

    Outcome outcome =
        terminal.run("--profile", "acme", "tokens", "ecreporting", "--deadline", "50ms");

    assertThat(outcome.exitCode()).isEqualTo(9);
    assertThat(outcome.stderr())
        .contains("the deadline passed in the program of [acme] ECREPORTING_TOKEN");
  }

  @Test
  void aSecretStandsInPlainTextInAPrivateFileOnly() throws IOException {
    String value = '"' + SECRET + '"';
    assertThat(tokenOf(value).stderr())
        .contains("[acme] ECREPORTING_TOKEN is a secret in plain text", "chmod 600")
        .doesNotContain(SECRET);

    privately(file, "[acme]\nECREPORTING_TOKEN = " + value);
    assertThat(terminal.run("--profile", "acme", "tokens", "ecreporting").stdout())
        .isEqualTo(SECRET + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "EMS_PASSWORD, ${P}x",
    "HTTPS_PROXY, http://u:Wr1tten@proxy:1",
    "https_proxy, http://u:Wr1tten@${P}:1"
  })
  void aPartOfASecretIsASecret(String variable, String value) throws IOException {
    written("[acme]", variable + " = \"" + value + "\"");

    assertThat(terminal.run("--profile", "acme", "webadmit", "exports").stderr())
        .contains("[acme] " + variable + " is a secret in plain text")
        .doesNotContain("Wr1tten");
  }

  @Test
  void aFileWithASecretIsReadByItsOwnerOnly() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), SECRET);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(tokenOf("{ file = \"secret\" }").stderr())
        .contains("ECREPORTING_TOKEN is in a file that others may read: chmod 600 " + secret);
  }

  @Test
  void anUnknownProfileOrVariableIsRefused() throws IOException {
    written("[acme]", "EMS_TOKN = \"" + SECRET + "\"", "[globex]", "[zeta.eta]");

    assertThat(terminal.run("--profile", "acne", "doctor").stderr())
        .contains(file + " has no profile 'acne'; did you mean 'acme'?");
    assertThat(terminal.run("--profile", "x", "doctor").stderr())
        .contains("has no profile 'x'; it has acme, globex, zeta")
        .doesNotContain(SECRET);
    Outcome outcome = terminal.run("--profile", "acme", "doctor");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr())
        .contains("[acme] EMS_TOKN is no variable of exportctl's; did you mean 'EMS_TOKEN'?")
        .doesNotContain(SECRET);
  }

  @Test
  void aFileThatCanNotBeUsedIsSaid() throws IOException {
    assertThat(terminal.run("--profile", "acme", "doctor").stderr())
        .contains("profile 'acme': " + file + ": there is no such file");

    written("[acme]", "EMS_TOKEN = " + SECRET);
    assertThat(terminal.run("--profile", "acme", "doctor").stderr())
        .contains(file + ":2:", ": this is no TOML")
        .doesNotContain("Wr1t");
  }

  @Test
  void theFileIsInTheUsersConfiguration() throws IOException {
    terminal.unset("EXPORTCTL_CONFIG").set("HOME", folder.toString());
    assertThat(terminal.run("--profile", "a", "doctor").stderr())
        .contains(folder.resolve(".config/exportctl/config.toml") + ": there is no such file");

    terminal.set("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
    assertThat(terminal.run("--profile", "a", "doctor").stderr())
        .contains(folder.resolve("xdg/exportctl/config.toml") + ": there is no such file");
  }

  private String webAdmit(String key) {
    return "WEBADMIT_BASE_URL = \"" + url + "\"\nWEBADMIT_API_KEY = \"" + key + "\"";
  }

  private Outcome tokenOf(String value) throws IOException {
    written("[acme]", "ECREPORTING_TOKEN = " + value);
    return terminal.run("--profile", "acme", "tokens", "ecreporting");
  }

  /** Which others may read. */
  private void written(String... lines) throws IOException {
    Files.writeString(file, String.join("\n", lines));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static void privately(Path secret, String text) throws IOException {
    Files.writeString(secret, text);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
  }
}
