package dev.exportclients.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.Plan;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import dev.exportclients.workflows.internal.flow.ExportFlow;
import dev.exportclients.workflows.internal.flow.PlanFlow;
import io.temporal.testing.WorkflowReplayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workflows that run while workers are replaced by newer ones go on only if the newer ones would
 * have done the same so far. A change that is not meant to break them leaves the files as they are;
 * {@code mvn test -Dtest=HistoriesTest -Dhistories.record=true} writes new ones.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(SandboxExtension.class)
class HistoriesTest {
  private static final Path RECORDED = Path.of("src/test/resources/histories");

  @TempDir private Path folder;

  @Test
  void areReplayedByTheWorkflowsOfToday() throws Exception {
    List<Path> recorded;
    try (Stream<Path> files = Files.list(RECORDED)) {
      recorded = files.sorted().toList();
    }
    assertThat(recorded).hasSizeGreaterThan(5);
    for (Path history : recorded) {
      WorkflowReplayer.replayWorkflowExecution(history.toFile(), PlanFlow.class, ExportFlow.class);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "histories.record", matches = "true")
  void areRecordedAnew(Sandbox sandbox) throws Exception {
    Files.createDirectories(RECORDED);
    try (FlowBench bench = new FlowBench(folder, sandbox)) {
      Plan plan =
          bench.plan(
              Exports.results("results", 4711),
              Exports.notes("notes"),
              Exports.report("subjects").after(List.of("results")),
              Exports.banner("failing", 86441).optional(true),
              Exports.answers("answers", "77").after(List.of("failing")).optional(true));
      bench.worker("cut=0x1@start");
      bench.run(plan);
      write(bench, "saved");
      bench.workflows.again("nightly", bench.today(), List.of("failing"));
      bench.await(plan);
      write(bench, "again");
    }
    try (FlowBench bench = new FlowBench(folder, sandbox)) {
      sandbox.settings().pollsUntilReady(100_000);
      Plan plan =
          bench.plan(
              Exports.banner("banner", 86447),
              Exports.results("results", 4711).after(List.of("banner")));
      bench.worker();
      bench.submit(plan);
      bench.untilItPauses("banner");
      bench.workflows.cancel("nightly", bench.today());
      bench.await(plan);
      write(bench, "cancelled");
    }
  }

  private void write(FlowBench bench, String name) throws Exception {
    int number = 0;
    for (Histories.Named history : bench.histories()) {
      Files.writeString(
          RECORDED.resolve(name + "-" + ++number + ".json"),
          history.json(text -> text.replace(folder.toString(), "/srv/exports")));
    }
  }
}
