package dev.exportclients.plans.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.ecreporting.ReportFields;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ems.EntityType;
import dev.exportclients.plans.ExportSource;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.plans.status.SavedFile;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class PlanRunnerTest {
  static final String STUDY = "CFD8129A430A473C8A02F4BA5DAAD865";
  static final String RESOURCE = "knowledge-intent-question-create";
  static final String REPORT = "E341BB429E7D44E3989D113A504F3BF8";

  @TempDir private Path folder;
  private PlanBench bench;

  @BeforeEach
  void setUp(Sandbox sandbox) {
    bench = new PlanBench(folder, sandbox);
  }

  static PlannedExport results(String name, long experiment) {
    return PlannedExport.of(name, new ExportSource.EmsResults(experiment)).to(name + ".csv");
  }

  static PlannedExport report(String name) {
    return PlannedExport.of(
            name,
            new ExportSource.EcReport(
                Optional.of(STUDY), StudyMode.TEST, REPORT, Optional.of("CSV"), ReportFields.NONE))
        .to(name + ".csv");
  }

  static PlannedExport banner(String name, long export) {
    return PlannedExport.of(name, new ExportSource.WebAdmitExport(export, OptionalLong.empty()))
        .to(name + ".csv");
  }

  static PlannedExport answers(String name) {
    return PlannedExport.of(
            name,
            new ExportSource.MetaStudioExport(
                "knowledge-intent-question-create", Optional.of("77")))
        .to(name);
  }

  private PlanStatus run(Plan plan) {
    try (SandboxClients clients = bench.clients()) {
      return bench.run(clients, plan, RunChoice.all());
    }
  }

  @Test
  void startsAwaitsAndSavesExportsOfAllProviders(Sandbox sandbox) throws Exception {
    Plan plan =
        bench.plan(
            results("results", 4711),
            PlannedExport.of("notes", new ExportSource.EmsAttachments(EntityType.EXPERIMENT, 1234)),
            report("subjects"),
            banner("banner", 86447),
            answers("answers"));

    PlanStatus status = run(plan);

    assertThat(status.exports())
        .as(status.toString())
        .extracting(ExportStatus::state)
        .containsOnly(ExportState.SAVED);
    assertThat(status.isDone()).isTrue();
    Path results = folder.resolve("ems/2026-11-23/results.csv");
    assertThat(Files.readAllBytes(results))
        .isEqualTo(sandbox.file("ems.exportResults", "70001").bytes());
    assertThat(status.exports().get(0).files())
        .extracting(SavedFile::file)
        .containsExactly(results.toString());
    assertThat(status.exports().get(1).files()).hasSize(2);
    assertThat(status.exports().get(2).handle()).get().asString().startsWith("ecreporting:");
  }

  @Test
  void doesNothingTwiceInAPeriod(Sandbox sandbox) {
    Plan plan = bench.plan(results("results", 4711), banner("banner", 86447));
    run(plan);
    int requests = sandbox.requests().size();

    PlanStatus status = run(plan);

    assertThat(status.isDone()).isTrue();
    assertThat(sandbox.requests()).hasSize(requests);
  }
}
