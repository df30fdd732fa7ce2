package dev.exportclients.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Once more in the period, whatever became of it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(SandboxExtension.class)
class AgainTest {
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

  private void again(String name) {
    bench.workflows.again("nightly", bench.today(), List.of(name));
  }

  @Test
  void replacesWhatIsSavedAndLeavesTheOthersAlone(Sandbox sandbox) throws Exception {
    sandbox.serve("webadmit.startExport", "86447", "old".getBytes());
    Plan plan = bench.plan(Exports.banner("banner", 86447), Exports.answers("answers", "77"));
    bench.worker();
    bench.run(plan);
    sandbox.serve("webadmit.startExport", "86447", "new".getBytes());

    again("banner");
    List<ExportStatus> exports = bench.await(plan).exports();

    assertThat(exports)
        .as(exports.toString())
        .extracting(ExportStatus::state)
        .containsOnly(ExportState.SAVED);
    assertThat(exports).extracting(ExportStatus::round).containsExactly(2, 1);
    assertThat(folder.resolve("webadmit/2026-11-23/banner.csv")).hasContent("new");
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(2);
    assertThat(sandbox.requests("metastudio.exportResource")).hasSize(1);
  }

  @Test
  void ofOneThatGoesOnCancelsItFirst(Sandbox sandbox) {
    sandbox.settings().pollsUntilReady(100_000);
    Plan plan = bench.plan(Exports.answers("answers", "77"));
    bench.worker();
    bench.submit(plan);
    bench.untilItPauses("answers");

    again("answers");
    bench.until(() -> sandbox.requests("metastudio.exportResource").size() == 2, "a second start");
    sandbox.settings().pollsUntilReady(0);
    ExportStatus status = bench.await(plan).exports().get(0);

    assertThat(status.state()).as(status.toString()).isEqualTo(ExportState.SAVED);
    assertThat(status.round()).isEqualTo(2);
  }

  @Test
  void letsThoseBeginThatWereSkipped(Sandbox sandbox) throws Exception {
    Plan plan =
        bench.plan(
            Exports.results("results", 4711),
            Exports.banner("banner", 86447).after(List.of("results")),
            Exports.answers("answers", "77").after(List.of("banner")));
    Path taken = folder.resolve("ems/2026-11-23/results.csv");
    Files.createDirectories(taken);
    bench.worker();
    assertThat(bench.run(plan).exports())
        .extracting(ExportStatus::state)
        .containsExactly(ExportState.FAILED, ExportState.SKIPPED, ExportState.SKIPPED);
    Files.delete(taken);

    again("results");

    assertThat(bench.await(plan).exports())
        .extracting(ExportStatus::state)
        .containsOnly(ExportState.SAVED);
  }

  @Test
  void neverReplacesAFileThatIsSomebodyElses(Sandbox sandbox) throws Exception {
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    bench.worker();
    bench.run(plan);
    Path file = folder.resolve("webadmit/2026-11-23/banner.csv");
    Files.writeString(file, "somebody else's");

    again("banner");

    assertThat(bench.await(plan).exports().get(0).failure())
        .get()
        .asString()
        .contains("LocalFileException");
    assertThat(file).hasContent("somebody else's");
  }
}
