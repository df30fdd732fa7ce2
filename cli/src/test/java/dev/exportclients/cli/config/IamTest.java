package dev.exportclients.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** MetaStudio by the password of an IAM user. */
@ExtendWith(SandboxExtension.class)
class IamTest {
  @TempDir Path folder;
  private Sandbox sandbox;
  private Terminal terminal;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    terminal = Terminal.forSandbox(folder, sandbox.baseUrl()).byIam(sandbox.baseUrl());
    sandbox.clock(terminal.time);
  }

  @Test
  void oneCommandGoesFromThePasswordToTheSavedFile() {
    Path file = folder.resolve("file.csv");
    var outcome = terminal.run("metastudio", "run", "r1", "-o", file.toString());
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(file).isNotEmptyFile();
    assertThat(sandbox.requests("metastudioidentity.createToken")).hasSize(1);
    assertThat(sandbox.requests("metastudioidentity.listProjects")).hasSize(1);
  }

  @Test
  void wrongPasswordIsExitThreeNamesIamAndIsNotShown() {
    var outcome =
        terminal.set("METASTUDIO_IAM_PASSWORD", "Wr0ng+Pass/w=").run("metastudio", "tasks");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.stderr()).contains("Huawei IAM").doesNotContain("Wr0ng+Pass/w=");
  }

  @Test
  void whatIsMissingIsNamed() {
    var outcome = terminal.unset("METASTUDIO_REGION").run("metastudio", "tasks");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("METASTUDIO_REGION");
  }

  /** It names a project, and a host: with both of them given it is no use. */
  @Test
  void regionIsNotAskedForWhereNothingNeedsIt() {
    terminal
        .unset("METASTUDIO_REGION")
        .set("METASTUDIO_PROJECT_ID", SandboxCredentials.METASTUDIO_PROJECT_ID);
    var outcome = terminal.run("metastudio", "tasks");
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();

    var nowhere = terminal.unset("METASTUDIO_IAM_URL").run("metastudio", "tasks");
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.stderr()).contains("METASTUDIO_REGION is not set");
  }

  @Test
  void projectOfATokenIsLookedUpByTheRegionsName() {
    String token = terminal.run("tokens", "metastudio").stdout().strip();
    terminal.unset("METASTUDIO_IAM_USER", "METASTUDIO_IAM_PASSWORD", "METASTUDIO_IAM_DOMAIN");
    terminal.set("METASTUDIO_TOKEN", token);

    var outcome = terminal.run("metastudio", "tasks");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(sandbox.requests("metastudioidentity.listProjects")).hasSize(1);
    assertThat(sandbox.requests("metastudio.listTasks")).hasSize(1);

    var nameless = terminal.unset("METASTUDIO_REGION").run("metastudio", "tasks");
    assertThat(nameless.exitCode()).isEqualTo(2);
    assertThat(nameless.stderr()).contains("METASTUDIO_PROJECT_ID is not set");
  }

  @Test
  void tokenIsPrintedForScripts() {
    assertThat(terminal.run("tokens", "metastudio").stdout()).startsWith("sandbox-issued-token-");
  }
}
