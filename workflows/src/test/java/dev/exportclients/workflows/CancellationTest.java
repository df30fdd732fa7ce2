package dev.exportclients.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** In each state that an export can be in. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(SandboxExtension.class)
class CancellationTest {
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

  private void cancel() {
    bench.workflows.cancel("nightly", bench.today());
  }

  private void assertCancelled(ExportStatus status) {
    assertThat(status.state()).as(status.toString()).isEqualTo(ExportState.FAILED);
    assertThat(status.failure()).get().asString().contains("cancelled");
  }

  @Test
  void beforeAnythingWasStartedStartsNothing(Sandbox sandbox) {
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    bench.submit(plan);

    cancel();
    bench.worker();

    assertThat(bench.await(plan).exports().get(0).state()).isNotEqualTo(ExportState.SAVED);
    assertThat(sandbox.requests("webadmit.startExport")).isEmpty();
  }

  @Test
  void ofOneThatWaitsForAnotherNeverBeginsIt(Sandbox sandbox) {
    sandbox.settings().pollsUntilReady(100_000);
    Plan plan =
        bench.plan(
            Exports.banner("banner", 86447),
            Exports.results("results", 4711).after(List.of("banner")));
    bench.worker();
    bench.submit(plan);
    bench.untilItPauses("banner");

    bench.workflows.cancel("nightly", bench.today(), List.of("results"));
    sandbox.settings().pollsUntilReady(0);
    List<ExportStatus> exports = bench.await(plan).exports();

    assertThat(exports.get(0).state()).isEqualTo(ExportState.SAVED);
    assertCancelled(exports.get(1));
    assertThat(sandbox.requests("ems.startResults")).isEmpty();
  }

  @Test
  void whileItIsStartedWaitsForTheHandleSoThatTheRunIsKnown(Sandbox sandbox) {
    Plan plan = bench.plan(Exports.results("results", 4711));
    bench.worker("trickle=1:40@start");
    bench.submit(plan);
    bench.until(() -> !sandbox.requests("ems.startResults").isEmpty(), "a start");

    cancel();
    ExportStatus status = bench.await(plan).exports().get(0);

    assertCancelled(status);
    assertThat(status.handle()).isPresent();
    assertThat(sandbox.requests("ems.startResults")).hasSize(1);
  }

  @Test
  void whileItsRunGoesOnEndsTheWait(Sandbox sandbox) {
    sandbox.settings().pollsUntilReady(100_000);
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    bench.worker();
    bench.submit(plan);
    bench.untilItPauses("banner");

    cancel();
    ExportStatus status = bench.await(plan).exports().get(0);

    assertCancelled(status);
    assertThat(status.handle()).isPresent();
    assertThat(status.times().failed().orElseThrow()).isBefore(FlowBench.BEGIN.plusSeconds(120));
  }

  @Test
  void whileItIsSavedEndsTheDownloadWithinSecondsAndLeavesNoFile(Sandbox sandbox) throws Exception {
    sandbox.serve("webadmit.startExport", "86447", 2_000_000);
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    bench.worker("trickle=1000:20@file");
    bench.submit(plan);
    bench.until(() -> !sandbox.requests("webadmit.link").isEmpty(), "a download");

    long begun = System.nanoTime();
    cancel();
    ExportStatus status = bench.await(plan).exports().get(0);

    assertCancelled(status);
    assertThat(System.nanoTime() - begun).isLessThan(6_000_000_000L);
    assertThat(visible()).isEmpty();
    assertThat(sandbox.requests("webadmit.link")).hasSize(1);
  }

  private List<Path> visible() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .toList();
    }
  }

  @Test
  void ofOneExportLeavesTheOthersAlone(Sandbox sandbox) {
    sandbox.settings().pollsUntilReady(100_000);
    Plan plan = bench.plan(Exports.banner("banner", 86447), Exports.answers("answers", "77"));
    bench.worker();
    bench.submit(plan);
    bench.untilItPauses("banner");
    bench.untilItPauses("answers");

    bench.workflows.cancel("nightly", bench.today(), List.of("banner"));
    bench.until(plan, "banner", ExportState.FAILED);
    sandbox.settings().pollsUntilReady(0);
    List<ExportStatus> exports = bench.await(plan).exports();

    assertCancelled(exports.get(0));
    assertThat(exports.get(1).state()).isEqualTo(ExportState.SAVED);
  }

  @Test
  void ofWhatIsOverChangesNothing() {
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    bench.worker();
    bench.run(plan);

    cancel();
    bench.workflows.cancel("nightly", bench.today(), List.of("banner"));

    assertThat(bench.await(plan).isDone()).isTrue();
    assertThatThrownBy(
            () -> bench.workflows.cancel("nightly", bench.today(), List.of("no-such-export")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
