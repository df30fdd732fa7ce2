package dev.exportclients.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SandboxExtension.class)
class EmsVariablesTest {
  private static final String KEY = "Api+Key/Of=Ours42";
  private static final String SECRET = "S3cret/Of+That=Key==";

  @TempDir Path folder;
  private Sandbox sandbox;
  private Terminal terminal;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    sandbox.settings().emsSignatures(true).emsApiKey(KEY, SECRET);
    terminal = Terminal.forSandbox(folder, sandbox.baseUrl());
  }

  @Test
  void signsByTheKeyOfTheEnvironment() {
    terminal.set("EMS_API_KEY", KEY).set("EMS_API_SECRET", " " + SECRET + "\n");

    assertThat(terminal.run("ems", "results", "1234").exitCode()).isZero();
    assertThat(sandbox.requests()).hasSizeGreaterThan(1);
  }

  @Test
  void aRefusalShowsNeitherKeyNorSecret() {
    sandbox.settings().emsApiKey(KEY, "another");
    terminal.set("EMS_API_KEY", KEY).set("EMS_API_SECRET", SECRET);
    Outcome refused = terminal.run("ems", "results", "77", "-v", "--json");

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.stderr()).doesNotContain(KEY, SECRET).contains("Secret Key is wrong");
  }

  @ParameterizedTest
  @CsvSource({"pkcs1, false", "OAEP, true", ", false"})
  void makesATokenByAPasswordIfThereIsNone(String padding, boolean oaep) {
    sandbox.settings().emsSignatures(false).emsPassword("P4ss +/= \u00e4", oaep);
    terminal.unset("EMS_TOKEN").set("EMS_PASSWORD", "P4ss +/= \u00e4");
    if (padding != null) {
      terminal.set("EMS_RSA_PADDING", padding);
    }
    assertThat(terminal.run("ems", "run", "4711").exitCode()).isZero();
    assertThat(folder.toFile().list()).containsExactly("results-70001.csv");
    assertThat(terminal.run("tokens", "ems").stdout()).startsWith("sandbox+user/token-");
    assertThat(terminal.run("doctor", "ems").stdout())
        .contains("to sign in ends the user's other tokens", "accepted");
  }

  @ParameterizedTest
  @CsvSource({"wrong+Password, 3", "P4ss/1=, 8", "P4ss/1=, 12"})
  void aSignInThatFailsEndsAsItsReasonDoes(String password, int exitCode) {
    sandbox.settings().emsSignatures(false).emsPassword("P4ss/1=", false);
    if (exitCode == 8) {
      sandbox.answer("ems.createExternalToken", 500, null);
    } else if (exitCode == 12) {
      sandbox.answer("ems.showPublicKey", 200, "publicKey");
    }
    terminal.unset("EMS_TOKEN").set("EMS_PASSWORD", password);
    Outcome failed = terminal.run("ems", "start", "4711", "--json");

    assertThat(failed.exitCode()).as(failed.stderr()).isEqualTo(exitCode);
    assertThat(failed.stderr()).contains("can't sign in at EMS").doesNotContain(password);
    assertThat(sandbox.requests())
        .noneMatch(request -> request.operation().equals("ems.startResults"));
  }

  @Test
  void aTokenWinsOverAPassword() {
    sandbox.settings().emsSignatures(false);
    terminal.set("EMS_PASSWORD", "P4ss");
    assertThat(terminal.run("ems", "results", "77").exitCode()).isZero();
    assertThat(sandbox.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "EMS_RSA_PADDING, none, EMS_RSA_PADDING must be pkcs1 or oaep",
    "EMS_PASSWORD, EMS_PASSWORD=pw, begins with its own name"
  })
  void refusesASettingOfTheSignIn(String variable, String value, String why) {
    terminal.unset("EMS_TOKEN").set("EMS_PASSWORD", "P4ss").set(variable, value);
    Outcome outcome = terminal.run("ems", "results", "1");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains(why).doesNotContain("pw");
    assertThat(sandbox.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EMS_API_KEY, Key1, EMS_API_SECRET is not set",
    "EMS_API_SECRET, pw, EMS_API_KEY is not set"
  })
  void wantsKeyAndSecretTogether(String variable, String value, String why) {
    Outcome outcome = terminal.set(variable, value).run("ems", "results", "1");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).isEqualTo("exportctl: " + why + "\n");
    assertThat(sandbox.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EMS_API_KEY, key:pw, must not hold a colon",
    "EMS_API_KEY, EMS_API_KEY=pw, begins with its own name",
    "EMS_API_SECRET, two pw, ''"
  })
  void namesWhatIsUnusableWithoutShowingIt(String variable, String value, String why) {
    terminal.set("EMS_API_KEY", KEY).set("EMS_API_SECRET", SECRET).set(variable, value);
    Outcome outcome = terminal.run("ems", "results", "1");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains(variable + " ", why).doesNotContain("pw");
    assertThat(sandbox.requests()).isEmpty();
  }
}
