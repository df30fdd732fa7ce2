package dev.exportclients.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A start whose response is lost: the run is looked for, and never started a second time. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(SandboxExtension.class)
class LostStartFlowTest {
  @TempDir private Path folder;
  private FlowBench bench;

  @BeforeEach
  void setUp(Sandbox sandbox) {
    bench = new FlowBench(folder, sandbox);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void isFoundWhereTheProviderListsRunsAndUnknownElsewhere(Sandbox sandbox) {
    Plan plan =
        bench.plan(
            Exports.report("subjects"),
            Exports.banner("banner", 86447),
            Exports.answers("answers", "77"),
            Exports.results("results", 4711));
    bench.worker("cut=0@start");

    List<ExportStatus> exports = bench.run(plan).exports();

    assertThat(exports)
        .as(exports.toString())
        .extracting(ExportStatus::state)
        .containsExactly(
            ExportState.SAVED, ExportState.SAVED, ExportState.SAVED, ExportState.UNKNOWN);
    assertThat(exports.get(3).failure())
        .get()
        .asString()
        .contains("StartOutcomeUnknownException", "experiment 4711");
    for (String start :
        List.of(
            "ecreporting.createReport",
            "webadmit.startExport",
            "metastudio.exportResource",
            "ems.startResults")) {
      assertThat(sandbox.requests(start)).as(start).hasSize(1);
    }
  }

  @Test
  void thatNobodyFindsIsStartedAgainWhenSomebodySaysSo(Sandbox sandbox) {
    Plan plan = bench.plan(Exports.results("results", 4711));
    ExportWorker losing = bench.worker("cut=0@start");
    assertThat(bench.run(plan).exports().get(0).state()).isEqualTo(ExportState.UNKNOWN);
    losing.close();
    bench.worker();

    bench.workflows.again("nightly", bench.today(), List.of("results"));
    ExportStatus again = bench.await(plan).exports().get(0);

    assertThat(again.state()).as(again.toString()).isEqualTo(ExportState.SAVED);
    assertThat(again.round()).isEqualTo(2);
    assertThat(sandbox.requests("ems.startResults")).hasSize(2);
  }

  @Test
  void isSentAgainWhereAResponseProvesThatNothingWasStarted(Sandbox sandbox) {
    Plan plan = bench.plan(Exports.results("results", 4711));
    bench.worker("503=7x2@start");

    ExportStatus status = bench.run(plan).exports().get(0);

    assertThat(status.state()).as(status.toString()).isEqualTo(ExportState.SAVED);
    assertThat(bench.now()).isAfterOrEqualTo(FlowBench.BEGIN.plusSeconds(14));
    assertThat(sandbox.requests("ems.startResults")).hasSize(3);
  }

  @Test
  void ofOracleIsLookedForTenMinutesAndThenUnknown(Sandbox sandbox) {
    sandbox.settings().pollsUntilReady(100_000);
    Plan plan = bench.plan(Exports.report("subjects"));
    bench.worker("cut=0@start");

    ExportStatus status = bench.run(plan).exports().get(0);

    assertThat(status.state()).as(status.toString()).isEqualTo(ExportState.UNKNOWN);
    assertThat(
            Duration.between(
                status.times().starting().orElseThrow(), status.times().failed().orElseThrow()))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
    assertThat(sandbox.requests("ecreporting.createReport")).hasSize(1);
  }
}
