package dev.exportclients.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.internal.source.Sources;
import dev.exportclients.plans.internal.source.StartedSource;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(SandboxExtension.class)
class PlanFlowTest {
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
  void startsAwaitsAndSavesExportsOfAllProviders(Sandbox sandbox) throws Exception {
    Plan plan =
        bench.plan(
            Exports.results("results", 4711),
            Exports.notes("notes"),
            Exports.report("subjects"),
            Exports.banner("banner", 86447),
            Exports.answers("answers", "77"));
    bench.worker();

    PlanStatus status = bench.run(plan);

    assertThat(status.exports())
        .as(status.toString())
        .extracting(ExportStatus::state)
        .containsOnly(ExportState.SAVED);
    assertThat(Files.readAllBytes(folder.resolve("ems/2026-11-23/results.csv")))
        .isEqualTo(sandbox.file("ems.exportResults", "70001").bytes());
    assertThat(status.exports().get(1).files()).hasSize(2);
    assertThat(status.exports().get(2).handle()).get().asString().startsWith("ecreporting:");
    for (String start :
        List.of(
            "ems.startResults",
            "ecreporting.createReport",
            "webadmit.startExport",
            "metastudio.exportResource")) {
      assertThat(sandbox.requests(start)).as(start).hasSize(1);
    }
    assertThat(askedForLists()).isEqualTo(notedOfLists(plan));
  }

  /** {@return the exports that a worker was asked for the provider's list of, before the start} */
  private Set<String> askedForLists() {
    return bench.histories().stream()
        .filter(
            history ->
                history.history().getEventsList().stream()
                    .map(event -> event.getActivityTaskScheduledEventAttributes())
                    .anyMatch(task -> task.getActivityType().getName().equals("Listed")))
        .map(history -> history.id().replaceFirst(".*/", ""))
        .collect(Collectors.toSet());
  }

  /** {@return those whose source notes what is in it} */
  private Set<String> notedOfLists(Plan plan) {
    try (SandboxClients clients = bench.clients()) {
      Sources sources = new Sources(clients);
      return plan.exports().stream()
          .filter(
              export ->
                  sources.of(export.source()) instanceof StartedSource started
                      && started.listed() != null)
          .map(PlannedExport::name)
          .collect(Collectors.toSet());
    }
  }

  @Test
  void isRefusedASecondTimeInItsPeriodAlsoWhenItIsOver(Sandbox sandbox) {
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    String id = bench.submit(plan);

    assertThat(id).isEqualTo("exports/nightly/2026-11-23");
    assertThatThrownBy(() -> bench.submit(plan)).isInstanceOf(PlanSubmittedException.class);
    bench.worker();
    bench.await(plan);
    assertThatThrownBy(() -> bench.submit(plan))
        .isInstanceOf(PlanSubmittedException.class)
        .hasMessageContaining(id);
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
  }

  @Test
  void isDueAgainInTheNextPeriod(Sandbox sandbox) {
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    bench.worker();
    bench.run(plan);

    bench.workflows.submit(plan, new Period("2026-11-24"));

    assertThat(bench.workflows.await("nightly", new Period("2026-11-24")).isDone()).isTrue();
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(2);
  }

  @Test
  void thatNobodySubmittedIsSaidSo() {
    assertThatThrownBy(() -> bench.workflows.status("nightly", bench.today()))
        .isInstanceOf(PlanNotSubmittedException.class);
    assertThatThrownBy(() -> bench.workflows.cancel("nightly", bench.today()))
        .isInstanceOf(PlanNotSubmittedException.class);
    assertThatThrownBy(() -> bench.workflows.again("nightly", bench.today(), List.of("banner")))
        .isInstanceOf(PlanNotSubmittedException.class);
  }

  @Test
  void beginsAnExportWhenThoseBeforeItAreSavedAndSkipsIt(Sandbox sandbox) throws Exception {
    Plan plan =
        bench.plan(
            Exports.answers("answers", "77").after(List.of("banner")),
            Exports.results("results", 4711),
            Exports.banner("banner", 86447).after(List.of("results")),
            Exports.banner("failing", 86441).optional(true),
            Exports.report("subjects").after(List.of("failing")).optional(true));
    bench.worker();

    PlanStatus status = bench.run(plan);

    assertThat(status.exports())
        .as(status.toString())
        .extracting(ExportStatus::state)
        .containsExactly(
            ExportState.SAVED,
            ExportState.SAVED,
            ExportState.SAVED,
            ExportState.FAILED,
            ExportState.SKIPPED);
    assertThat(status.isDone()).isTrue();
    assertThat(status.exports().get(4).failure()).get().asString().contains("'failing'");
    assertThat(status.exports().get(2).times().starting().orElseThrow())
        .isAfterOrEqualTo(status.exports().get(1).times().saved().orElseThrow());
    assertThat(sandbox.requests("ecreporting.createReport")).isEmpty();
  }

  @Test
  void isSeenByQueriesWhileItGoesOn(Sandbox sandbox) {
    sandbox.settings().pollsUntilReady(100_000);
    Plan plan =
        bench.plan(
            Exports.banner("banner", 86447),
            Exports.answers("answers", "77").after(List.of("banner")));
    bench.worker();
    bench.submit(plan);

    bench.until(plan, "banner", ExportState.STARTED);

    assertThat(bench.status(plan, "banner").handle()).isPresent();
    assertThat(bench.status(plan, "answers").state()).isEqualTo(ExportState.DUE);
    sandbox.settings().pollsUntilReady(0);
    assertThat(bench.await(plan).isDone()).isTrue();
  }
}
