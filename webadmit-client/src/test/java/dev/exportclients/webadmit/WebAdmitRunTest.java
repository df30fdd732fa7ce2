package dev.exportclients.webadmit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.core.run.RunStatus;
import dev.exportclients.core.run.RunStatus.Phase;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class WebAdmitRunTest {
  @TempDir Path folder;
  private final FakeTime time = new FakeTime();
  private Sandbox sandbox;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    sandbox.clock(time);
  }

  private WebAdmitClient client() {
    return WebAdmitClient.builder()
        .baseUrl(sandbox.baseUrl())
        .credentials(Secret.of(SandboxCredentials.WEBADMIT_API_KEY))
        .settings(ClientSettings.builder().clock(time).sleeper(time).build())
        .build();
  }

  @Test
  void runIsFoundAgainByItsHandleAndNotStartedTwice() {
    String kept;
    try (WebAdmitClient client = client()) {
      ExportRun run = client.startRun(42, 86446);
      kept = run.handle().toString();
      assertThat(run.status().phase()).isEqualTo(Phase.RUNNING);
    }

    try (WebAdmitClient another = client()) {
      ExportRun run = another.run(RunHandle.parse(kept));
      assertThat(run.handle()).hasToString(kept);
      DownloadOptions waiting = DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(2));
      assertThat(run.download().saveTo(folder, waiting).file().orElseThrow())
          .hasFileName("Test-API-Export.csv");
      assertThat(run.status().phase()).isEqualTo(Phase.READY);
    }
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1001, RUNNING, Initializing",
    "1002, RUNNING, Queued",
    "1003, RUNNING, In Progress",
    "1004, READY, Available",
    "1005, READY, Success with Errors",
    "1006, EMPTY, Empty List",
    "1007, FAILED, Failed"
  })
  void eachStateHasItsPhaseAndItsWord(long file, Phase phase, String word) {
    try (WebAdmitClient client = client()) {
      RunStatus status = client.run(RunHandle.parse("webadmit:86446/" + file)).status();
      assertThat(status.phase()).isEqualTo(phase);
      assertThat(status.providerState().orElseThrow()).isEqualToIgnoringCase(word);
    }
  }

  @Test
  void wordThatNobodyKnowsIsUnknown() {
    try (WebAdmitClient client = client()) {
      assertThat(client.run(RunHandle.parse("webadmit:86446/1008")).status().phase())
          .isEqualTo(Phase.UNKNOWN);
    }
  }

  @Test
  void runThatIsNotThereIsAnErrorAndNoPhase() {
    try (WebAdmitClient client = client()) {
      ExportRun run = client.run(RunHandle.parse("webadmit:86446/404"));
      assertThatThrownBy(run::status).isInstanceOf(NotFoundException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ems:1", "webadmit:86446", "webadmit:1/2/3", "webadmit:1/b"})
  void handleOfSomethingElseIsRefusedBeforeAnythingIsSent(String handle) {
    try (WebAdmitClient client = client()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.run(RunHandle.parse(handle)))
          .withMessageContaining("webadmit:86446/74780");
    }
    assertThat(sandbox.requests()).isEmpty();
  }
}
