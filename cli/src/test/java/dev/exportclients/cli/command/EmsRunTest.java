package dev.exportclients.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ems start} and {@code ems run}, and what takes their handles. */
@ExtendWith(SandboxExtension.class)
class EmsRunTest {
  @TempDir Path folder;
  private Sandbox sandbox;
  private Terminal terminal;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    terminal = Terminal.forSandbox(folder, sandbox.baseUrl());
  }

  private long starts() {
    return sandbox.requests().stream()
        .filter(request -> request.operation().equals("ems.startResults"))
        .count();
  }

  @Test
  void startPrintsTheHandleThatFetchAndStatusTake() {
    Outcome started = terminal.run("ems", "start", "4711");
    assertThat(started.stdout()).isEqualTo("ems:70001\n");
    assertThat(terminal.run("status", "ems:70001").stdout()).isEqualTo("running\n");
    assertThat(terminal.run("fetch", "ems:70001").exitCode()).isZero();
    assertThat(terminal.run("status", "ems:70001").stdout()).isEqualTo("ready\n");
    assertThat(folder.resolve("results-70001.csv")).isNotEmptyFile();
    assertThat(starts()).isEqualTo(1);
  }

  /** Five wrong passwords may lock an account of the domain. */
  @Test
  void wrongPasswordIsNotSentForTheOtherIds() {
    Outcome refused =
        terminal
            .unset("EMS_TOKEN")
            .set("EMS_PASSWORD", "Wr0ng+Pass/=")
            .run("ems", "results", "11", "12", "13", "-o", folder + "/");

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.stderr())
        .contains("can't sign in at EMS", "Not tried: 12 13")
        .doesNotContain("Wr0ng");
    assertThat(sandbox.requests("ems.createExternalToken")).hasSize(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void startAsJsonHasHandleIdsAndStatus() throws Exception {
    JsonNode json =
        new ObjectMapper().readTree(terminal.run("ems", "start", "4711", "--json").stdout());
    assertThat(new ObjectMapper().convertValue(json, Map.class))
        .isEqualTo(
            Map.of(
                "handle",
                "ems:70001",
                "experiment_id",
                4711,
                "dataset_id",
                70001,
                "status",
                "running"));
  }

  @Test
  void runSavesTheFileAndTellsTheHandleBefore() {
    Outcome run = terminal.run("ems", "run", "4711");
    assertThat(run.exitCode()).isZero();
    assertThat(run.stderr()).contains("ems:70001");
    assertThat(folder.resolve("results-70001.csv")).isNotEmptyFile();
  }

  @Test
  void runThatGivesUpEndsWithTheCommandToPaste() {
    Outcome run = terminal.run("ems", "run", "4711", "--no-wait");
    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.stderr()).contains("exportctl fetch ems:70001");
    assertThat(terminal.run("fetch", "ems:70001").exitCode()).isZero();
    assertThat(starts()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"410, expired", "412, running", "77, ready"})
  void statusSaysThePhase(long dataset, String phase) {
    Outcome told = terminal.run("status", "ems:" + dataset);
    assertThat(told.exitCode()).isZero();
    assertThat(told.stdout()).isEqualTo(phase + "\n");
  }

  @ParameterizedTest
  @CsvSource({"404, 4", "403, 3", "503, 8", "40101, 3"})
  void aRefusedStartEndsAsItsReasonDoes(String experiment, int exitCode) {
    assertThat(terminal.run("ems", "start", experiment).exitCode()).isEqualTo(exitCode);
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void aLostStartSaysThatThereIsNoWayToFindIt() {
    Outcome lost =
        Terminal.forSandbox(folder, sandbox.baseUrl("drop@start")).run("ems", "start", "4711");
    assertThat(lost.exitCode()).isEqualTo(9);
    assertThat(lost.stderr()).contains("EMS has no way to find it");
    assertThat(starts()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "502, 9, 'it may have started a run'",
    "504, 9, 'it may have started a run'",
    "500, 8, 'It may have started a run'"
  })
  void aStartThatFailedBehindTheGatewaySaysThatThereMayBeARun(
      int status, int exitCode, String told) {
    sandbox.script("ems.startResults", null, status, null, Map.of(), 1);
    Outcome failed = terminal.run("ems", "start", "4711");
    assertThat(failed.exitCode()).as(failed.stderr()).isEqualTo(exitCode);
    assertThat(failed.stderr()).contains(told, "EMS has no way to find it");
    assertThat(starts()).isEqualTo(1);
  }

  /** Alone a start has ten minutes. */
  @Test
  void anIdleTimeoutThatIsGivenCountsForAStartToo() throws Exception {
    try (var server = new ScriptedServer(x -> x.socket().getInputStream().read())) {
      Outcome lost =
          new Terminal(folder, server.url())
              .run("ems", "start", "4711", "--idle-timeout", "50ms", "--allow-insecure-http");
      assertThat(lost.exitCode()).as(lost.stderr()).isEqualTo(9);
      assertThat(lost.stderr()).contains("timed out", "EMS has no way to find it");
    }
  }

  @ParameterizedTest
  @CsvSource({"ems start 0", "ems run -5"})
  void anExperimentThatIsNoneIsRefusedBeforeAnythingIsSent(String command) {
    assertThat(terminal.run(command.split(" ")).exitCode()).isEqualTo(2);
    assertThat(sandbox.requests()).isEmpty();
  }
}
