package dev.exportclients.plans.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.run.ExportRun;
import dev.exportclients.ecreporting.ReportOrder;
import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.internal.ledger.LedgerFile;
import dev.exportclients.plans.internal.ledger.NewEntry;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A start of which nobody knows whether it counted: killed before its handle was known, or lost.
 */
@ExtendWith(SandboxExtension.class)
class LostStartTest {
  @TempDir private Path folder;
  private PlanBench bench;
  private SandboxClients clients;

  @BeforeEach
  void setUp(Sandbox sandbox) {
    bench = new PlanBench(folder, sandbox);
    clients = bench.clients();
  }

  @AfterEach
  void close() {
    clients.close();
  }

  /** As a process leaves it that was killed while the start was on its way. */
  private void killedWhileStarting(Plan plan, @Nullable String listed) {
    PlannedExport export = plan.exports().get(0);
    try (LedgerFile ledger =
        LedgerFile.forRuns(bench.ledger().file(), plan.name(), bench.time.instant())) {
      NewEntry due =
          new NewEntry(
              export.name(),
              export.source().provider(),
              export.source().toString(),
              "target",
              false);
      ledger.steps().begin(bench.today(plan), List.of(due), Set.of(), bench.time.instant());
      long id = ledger.entries(bench.today(plan)).get(export.name()).id();
      ledger.steps().starting(id, listed, bench.time.instant());
    }
  }

  private ExportStatus run(Plan plan) {
    return bench.run(clients, plan, RunChoice.all()).exports().get(0);
  }

  @Test
  void ofEmsStaysUnknownUntilSomebodySaysAgain(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));
    killedWhileStarting(plan, null);

    ExportStatus status = run(plan);

    assertThat(status.state()).isEqualTo(ExportState.UNKNOWN);
    assertThat(status.failure())
        .get()
        .asString()
        .contains("experiment 4711", "have it started again");
    assertThat(run(plan).state()).isEqualTo(ExportState.UNKNOWN);
    assertThat(sandbox.requests("ems.startResults")).isEmpty();

    ExportStatus again =
        bench.run(clients, plan, RunChoice.all().again(List.of("results"))).exports().get(0);
    assertThat(again.state()).isEqualTo(ExportState.SAVED);
    assertThat(again.round()).isEqualTo(2);
    assertThat(sandbox.requests("ems.startResults")).hasSize(1);
  }

  @Test
  void ofWebAdmitIsTheRunThatWasNotListedBefore(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.banner("banner", 86447));
    ExportRun earlier = clients.webAdmit().startRun(42, 86447);
    finish(earlier);
    ExportRun lost = clients.webAdmit().startRun(42, 86447);
    finish(lost);
    killedWhileStarting(plan, earlier.handle().ids().get(1));

    ExportStatus status = run(plan);

    assertThat(status.state()).isEqualTo(ExportState.SAVED);
    assertThat(status.handle()).contains(lost.handle());
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(2);
  }

  @Test
  void ofWebAdmitIsStartedIfNoRunCameMeanwhile(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.banner("banner", 86447));
    ExportRun earlier = clients.webAdmit().startRun(42, 86447);
    finish(earlier);
    killedWhileStarting(plan, earlier.handle().ids().get(1));

    ExportStatus status = run(plan);

    assertThat(status.state()).isEqualTo(ExportState.SAVED);
    assertThat(status.handle()).get().isNotEqualTo(earlier.handle());
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(2);
  }

  private static void finish(ExportRun run) {
    for (int i = 0; i < 4; i++) {
      run.status();
    }
  }

  @Test
  void ofOracleIsTheRunThatBeganThen(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.report("subjects"));
    startReport();
    bench.time.advance(Duration.ofHours(1));
    killedWhileStarting(plan, null);
    ExportRun lost = startReport();

    ExportStatus status = run(plan);

    assertThat(status.state()).isEqualTo(ExportState.SAVED);
    assertThat(status.handle()).contains(lost.handle());
    assertThat(sandbox.requests("ecreporting.createReport")).hasSize(2);
  }

  private ExportRun startReport() {
    ReportScope scope = ReportScope.study(PlanRunnerTest.STUDY, StudyMode.TEST);
    return clients
        .ecReporting()
        .start(ReportOrder.builder(PlanRunnerTest.REPORT, scope).format("CSV").build());
  }

  @Test
  void ofOracleIsUnknownIfNoneIsListedFor10Minutes(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.report("subjects"));
    killedWhileStarting(plan, null);

    ExportStatus status = run(plan);

    assertThat(status.state()).isEqualTo(ExportState.UNKNOWN);
    assertThat(bench.time.slept()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    assertThat(sandbox.requests("ecreporting.createReport")).isEmpty();
  }

  @Test
  void ofOracleIsFoundByALaterRunOfThePlan(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.report("subjects"));
    killedWhileStarting(plan, null);
    ExportRun lost = startReport();
    sandbox.state("polls", Map.of("count", 1000));
    assertThat(run(plan).state()).isEqualTo(ExportState.UNKNOWN);
    sandbox.state("polls", Map.of("count", 0));

    ExportStatus status = run(plan);

    assertThat(status.state()).isEqualTo(ExportState.SAVED);
    assertThat(status.handle()).contains(lost.handle());
    assertThat(status.failure()).isEmpty();
  }

  @Test
  void ofMetaStudioIsTheTaskThatBeganThen(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.answers("answers"));
    killedWhileStarting(plan, null);
    ExportRun lost = clients.metaStudio().export(PlanRunnerTest.RESOURCE, "77");
    clients.metaStudio().export(PlanRunnerTest.RESOURCE, "78");

    ExportStatus status = run(plan);

    assertThat(status.state()).isEqualTo(ExportState.SAVED);
    assertThat(status.handle()).contains(lost.handle());
    assertThat(sandbox.requests("metastudio.exportResource")).hasSize(2);
  }

  /** An export of the same, in an earlier row of the ledger, as it is started again. */
  private void ownedByAnother(Plan plan, ExportRun run) {
    try (LedgerFile ledger =
        LedgerFile.forRuns(bench.ledger().file(), plan.name(), bench.time.instant())) {
      NewEntry other = new NewEntry("other", run.handle().provider(), "other", "target", false);
      Period today = bench.today(plan);
      ledger.steps().begin(today, List.of(other), Set.of(), bench.time.instant());
      long id = ledger.entries(today).get("other").id();
      assertThat(ledger.steps().started(id, run.handle(), false, bench.time.instant())).isTrue();
    }
  }

  @Test
  void ofOracleIsNotTheRunOfAnotherExport(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.report("subjects"));
    killedWhileStarting(plan, null);
    ExportRun others = startReport();
    ownedByAnother(plan, others);

    assertThat(run(plan).state()).isEqualTo(ExportState.UNKNOWN);

    ExportRun lost = startReport();
    assertThat(run(plan).handle()).contains(lost.handle());
    assertThat(sandbox.requests("ecreporting.createReport")).hasSize(2);
  }

  @Test
  void ofMetaStudioIsNotTheRunOfAnotherExport(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.answers("answers"));
    killedWhileStarting(plan, null);
    ExportRun others = clients.metaStudio().export(PlanRunnerTest.RESOURCE, "77");
    ownedByAnother(plan, others);

    ExportStatus status = run(plan);

    assertThat(status.state()).isEqualTo(ExportState.SAVED);
    assertThat(status.handle()).get().isNotEqualTo(others.handle());
    assertThat(sandbox.requests("metastudio.exportResource")).hasSize(2);
  }

  @Test
  void ofMetaStudioIsTheOneOfTwoThatNoOtherExportHas(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.answers("answers"));
    killedWhileStarting(plan, null);
    ownedByAnother(plan, clients.metaStudio().export(PlanRunnerTest.RESOURCE, "77"));
    ExportRun lost = clients.metaStudio().export(PlanRunnerTest.RESOURCE, "77");

    assertThat(run(plan).handle()).contains(lost.handle());
    assertThat(sandbox.requests("metastudio.exportResource")).hasSize(2);
  }

  @Test
  void ofMetaStudioIsStartedIfNoneIsListedAfterAMinute(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.answers("answers"));
    killedWhileStarting(plan, null);

    ExportStatus status = run(plan);

    assertThat(status.state()).isEqualTo(ExportState.SAVED);
    assertThat(bench.time.slept()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(sandbox.requests("metastudio.listTasks")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(sandbox.requests("metastudio.exportResource")).hasSize(1);
  }

  @Test
  void ofMetaStudioIsUnknownIfTwoMayBeIt(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.answers("answers"));
    killedWhileStarting(plan, null);
    ExportRun one = clients.metaStudio().export(PlanRunnerTest.RESOURCE, "77");
    clients.metaStudio().export(PlanRunnerTest.RESOURCE, "77");

    ExportStatus status = run(plan);

    assertThat(status.state()).isEqualTo(ExportState.UNKNOWN);
    assertThat(status.failure()).get().asString().contains(one.handle().toString());
  }

  @Test
  void whoseResponseIsLostIsNotSentAgain(Sandbox sandbox) {
    Plan plan =
        bench.plan(
            PlanRunnerTest.report("subjects"),
            PlanRunnerTest.banner("banner", 86447),
            PlanRunnerTest.answers("answers"),
            PlanRunnerTest.results("results", 4711));
    try (SandboxClients losing = bench.clients("cut=0@start")) {
      List<ExportStatus> exports = bench.run(losing, plan, RunChoice.all()).exports();

      assertThat(exports)
          .extracting(ExportStatus::state)
          .containsExactly(
              ExportState.SAVED, ExportState.SAVED, ExportState.SAVED, ExportState.UNKNOWN);
    }
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
  void isSentAgainWhereAResponseProvesThatNothingWasStarted(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));
    try (SandboxClients refused = bench.clients("503=7x2@start")) {
      ExportStatus status = bench.run(refused, plan, RunChoice.all()).exports().get(0);

      assertThat(status.state()).isEqualTo(ExportState.SAVED);
    }
    assertThat(bench.time.pauses()).contains(Duration.ofSeconds(7));
    assertThat(sandbox.requests("ems.startResults")).hasSize(3);
  }
}
