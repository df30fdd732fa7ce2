package dev.exportclients.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is tried again by the engine, and what is not. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(SandboxExtension.class)
class FlowFailuresTest {
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

  /** MetaStudio locks a key after five wrong signatures, for all who use it. */
  @Test
  void ofAKeyThatIsWrongIsNotRepeatedAndDoesNotLockIt(Sandbox sandbox) {
    Plan plan =
        bench.plan(
            Exports.answers("one", "71"),
            Exports.answers("two", "72"),
            Exports.answers("three", "73"),
            Exports.answers("four", "74"),
            Exports.answers("five", "75"),
            Exports.answers("six", "76"));
    ExportWorker wrong = bench.worker(bench.clients("Wrong+Key/Of=Tests7"));

    List<ExportStatus> exports = bench.run(plan).exports();

    assertThat(exports).extracting(ExportStatus::state).containsOnly(ExportState.FAILED);
    assertThat(exports)
        .extracting(export -> export.failure().orElseThrow().kind())
        .containsOnly("UnauthenticatedException");
    assertThat(sandbox.requests()).hasSizeLessThan(5);
    wrong.close();
    bench.worker();
    bench.workflows.again("nightly", bench.today(), List.of("one"));
    assertThat(bench.await(plan).exports().get(0).state()).isEqualTo(ExportState.SAVED);
  }

  @Test
  void ofAKeyThatIsLockedAlreadyIsToldAndNotTriedAgain(Sandbox sandbox) {
    for (int i = 0; i < 5; i++) {
      try (SandboxClients wrong = bench.clients("Wrong+Key/Of=Tests7")) {
        wrong.metaStudio().tasks(dev.exportclients.metastudio.TaskQuery.all());
      } catch (RuntimeException refused) {
        // That is what locks it.
      }
    }
    int before = sandbox.requests().size();
    Plan plan = bench.plan(Exports.answers("answers", "77"));
    bench.worker();

    ExportStatus status = bench.run(plan).exports().get(0);

    assertThat(status.state()).as(status.toString()).isEqualTo(ExportState.FAILED);
    assertThat(status.failure()).get().asString().contains("UnauthenticatedException");
    assertThat(sandbox.requests()).hasSize(before + 1);
    assertThat(status.times().failed().orElseThrow()).isBefore(FlowBench.BEGIN.plusSeconds(60));
  }

  @Test
  void ofAProviderThatIsDownIsWaitedOutByTheEngine(Sandbox sandbox) {
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    bench.worker("503x9@status");

    ExportStatus status = bench.run(plan).exports().get(0);

    assertThat(status.state()).as(status.toString()).isEqualTo(ExportState.SAVED);
    assertThat(bench.now()).isAfter(FlowBench.BEGIN.plusSeconds(20));
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
  }

  /** At its own word; the runs go on meanwhile, and none is given up. */
  @Test
  void ofAProviderThatNamesHoursIsAskedAgainThen(Sandbox sandbox) {
    Plan plan =
        bench.plan(
            Exports.results("results", 4711),
            Exports.report("subject-data"),
            Exports.banner("banner", 86447),
            Exports.answers("answers", "77"));
    bench.worker("503=10800x2@status");

    List<ExportStatus> exports = bench.run(plan).exports();

    assertThat(exports)
        .as(exports.toString())
        .extracting(ExportStatus::state)
        .containsOnly(ExportState.SAVED);
    assertThat(exports.get(2).times().saved().orElseThrow())
        .isAfter(FlowBench.BEGIN.plus(Duration.ofHours(3)));
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
  }

  @Test
  void looksAtARunThatTakesHoursEveryTenMinutes(Sandbox sandbox) {
    sandbox.settings().pollsUntilReady(40);
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    bench.worker();

    ExportStatus status = bench.run(plan).exports().get(0);

    assertThat(status.state()).as(status.toString()).isEqualTo(ExportState.SAVED);
    assertThat(status.times().saved().orElseThrow())
        .isBetween(
            FlowBench.BEGIN.plus(Duration.ofHours(2)), FlowBench.BEGIN.plus(Duration.ofHours(5)));
  }

  @Test
  void thatEndsARunNeedsItsExportAgain(Sandbox sandbox) {
    Plan plan = bench.plan(Exports.banner("failing", 86441), Exports.banner("empty", 86442));
    bench.worker();

    List<ExportStatus> exports = bench.run(plan).exports();

    assertThat(exports)
        .extracting(export -> export.failure().orElseThrow().kind())
        .containsExactly("ExportFailedException", "EmptyExportException");
    assertThat(exports)
        .extracting(export -> export.failure().orElseThrow())
        .allMatch(ExportFailure::needsAgain);
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(2);
  }

  @Test
  void ofAPlaceIsNotTriedAgain(Sandbox sandbox) throws Exception {
    Plan plan = bench.plan(Exports.results("results", 4711));
    Files.createDirectories(folder.resolve("ems/2026-11-23/results.csv"));
    bench.worker();

    ExportStatus status = bench.run(plan).exports().get(0);

    assertThat(status.failure()).get().asString().contains("LocalFileException");
    assertThat(status.times().failed().orElseThrow()).isBefore(FlowBench.BEGIN.plusSeconds(60));
  }

  @Test
  void ofARunThatTakesTooLongEndsTheWait(Sandbox sandbox) {
    sandbox.settings().pollsUntilReady(100_000);
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    bench.worker();

    bench.workflows.waitAtMost(Duration.ofMinutes(20)).submit(plan, bench.today());
    ExportStatus status = bench.await(plan).exports().get(0);

    assertThat(status.failure()).get().asString().contains("NotReadyException");
    assertThat(
            Duration.between(
                status.times().started().orElseThrow(), status.times().failed().orElseThrow()))
        .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21));
  }
}
