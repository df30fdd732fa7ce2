package dev.exportclients.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.Plan;
import dev.exportclients.plans.ProviderLimits;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import dev.exportclients.workflows.internal.flow.ExportFlow;
import dev.exportclients.workflows.internal.flow.PlanFlow;
import io.temporal.testing.WorkflowReplayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workflows that run while workers are replaced by newer ones go on only if the newer ones would
 * have done the same so far. Whoever changes what new ones do, by {@code Workflow.getVersion},
 * leaves the files as they are, names another folder for {@link #NEWEST}, and has that written by
 * {@code mvn test -Dtest=HistoriesTest -Dhistories.record=true}.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(SandboxExtension.class)
class HistoriesTest {
  private static final Path RECORDED = Path.of("src/test/resources/histories");
  private static final Path NEWEST = RECORDED.resolve("2");

  /** More than begin in one task of the plan's workflow. */
  private static final int MANY = 40;

  @TempDir private Path folder;

  @Test
  void areReplayedByTheWorkflowsOfToday() throws Exception {
    List<Path> recorded;
    try (Stream<Path> files = Files.walk(RECORDED)) {
      recorded = files.filter(Files::isRegularFile).sorted().toList();
    }
    assertThat(recorded).hasSizeGreaterThan(15);
    for (Path history : recorded) {
      WorkflowReplayer.replayWorkflowExecution(history.toFile(), PlanFlow.class, ExportFlow.class);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "histories.record", matches = "true")
  void areRecordedAnew(Sandbox sandbox) throws Exception {
    Files.createDirectories(NEWEST);
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
      write(bench.histories(), "saved");
      bench.workflows.again("nightly", bench.today(), List.of("failing"));
      bench.await(plan);
      write(bench.histories(), "again");
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
      write(bench.histories(), "cancelled");
    }
    try (FlowBench bench = new FlowBench(folder, sandbox)) {
      Plan plan = many();
      bench.worker();
      bench.submit(plan);
      bench.until(
          () -> bench.begunInEachTask(plan).stream().mapToLong(n -> n).sum() == MANY, "all begin");
      write(bench.histories().subList(0, 1), "begun");
    }
  }

  private Plan many() {
    ProviderLimits all =
        new ProviderLimits(OptionalDouble.empty(), OptionalInt.of(MANY), OptionalInt.empty());
    Plan.Builder plan = Plan.builder("nightly").folder(folder).into("{period}").limits("ems", all);
    for (int i = 0; i < MANY; i++) {
      plan.export(Exports.results("results-" + i, 5_000 + i));
    }
    return plan.build();
  }

  private void write(List<Histories.Named> histories, String name) throws Exception {
    int number = 0;
    for (Histories.Named history : histories) {
      Files.writeString(
          NEWEST.resolve(name + "-" + ++number + ".json"),
          history.json(text -> text.replace(folder.toString(), "/srv/exports")));
    }
  }
}
