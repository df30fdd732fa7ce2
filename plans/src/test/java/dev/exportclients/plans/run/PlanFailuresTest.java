package dev.exportclients.plans.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.run.RunHandle;
import dev.exportclients.ems.EntityType;
import dev.exportclients.plans.ExportSource;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.internal.ledger.LedgerFile;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.LedgerException;
import dev.exportclients.plans.status.LedgerInUseException;
import dev.exportclients.plans.status.PlanListener;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one export's failure means for it, for the others, and for the next run of the plan. */
@ExtendWith(SandboxExtension.class)
class PlanFailuresTest {
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

  private PlanStatus run(Plan plan) {
    return bench.run(clients, plan, RunChoice.all());
  }

  private Path results() {
    return folder.resolve("ems/2026-11-23/results.csv");
  }

  @Test
  void ofOneDoesNotStopTheOthers(Sandbox sandbox) throws Exception {
    Plan plan =
        bench.plan(
            PlanRunnerTest.results("results", 4711),
            PlanRunnerTest.banner("failing", 86441),
            PlanRunnerTest.banner("empty", 86442),
            PlanRunnerTest.answers("answers"));
    Files.createDirectories(results());

    PlanStatus status = run(plan);

    assertThat(status.exports())
        .extracting(ExportStatus::state)
        .containsExactly(
            ExportState.FAILED, ExportState.FAILED, ExportState.FAILED, ExportState.SAVED);
    assertThat(status.exports().subList(0, 3))
        .extracting(export -> export.failure().orElseThrow().kind())
        .containsExactly("LocalFileException", "ExportFailedException", "EmptyExportException");
    assertThat(status.isDone()).isFalse();
  }

  @Test
  void thatEndsARunIsNotTriedAgainUntilSomebodySaysSo(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.banner("failing", 86441));
    run(plan);
    int requests = sandbox.requests().size();

    ExportStatus status = run(plan).exports().get(0);

    assertThat(status.failure()).get().extracting(ExportFailure::needsAgain).isEqualTo(true);
    assertThat(sandbox.requests()).hasSize(requests);
    bench.run(clients, plan, RunChoice.all().again(List.of("failing")));
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(2);
  }

  @Test
  void thatMayPassGoesOnWithTheSameRun(Sandbox sandbox) throws Exception {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));
    Files.createDirectories(results());
    assertThat(run(plan).exports().get(0).state()).isEqualTo(ExportState.FAILED);
    Files.delete(results());

    assertThat(run(plan).exports().get(0).state()).isEqualTo(ExportState.SAVED);
    assertThat(sandbox.requests("ems.startResults")).hasSize(1);
  }

  @Test
  void skipsThoseBehindItAndTheyComeWhenItIsSaved(Sandbox sandbox) throws Exception {
    Plan plan =
        bench.plan(
            PlanRunnerTest.answers("answers").after(List.of("banner")),
            PlanRunnerTest.results("results", 4711),
            PlanRunnerTest.banner("banner", 86447).after(List.of("results")));
    Files.createDirectories(results());

    PlanStatus status = run(plan);

    assertThat(status.exports())
        .extracting(ExportStatus::state)
        .containsExactly(ExportState.SKIPPED, ExportState.FAILED, ExportState.SKIPPED);
    assertThat(status.exports().get(2).failure())
        .get()
        .asString()
        .contains("'results'", "LocalFileException");
    assertThat(sandbox.requests("webadmit.startExport")).isEmpty();

    Files.delete(results());
    assertThat(run(plan).isDone()).isTrue();
  }

  @Test
  void doesNotCountWhereItIsAllowed() {
    Plan plan = bench.plan(PlanRunnerTest.banner("failing", 86441).optional(true));

    assertThat(run(plan).isDone()).isTrue();
  }

  @Test
  void ofAProviderThatIsDownIsWaitedOut(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.banner("banner", 86447));
    try (SandboxClients down = bench.clients("503x9@status")) {
      assertThat(bench.run(down, plan, RunChoice.all()).isDone()).isTrue();
    }
    assertThat(bench.time.pauses()).contains(Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  @Test
  void thatWaitedTooLongGoesOnNextTime(Sandbox sandbox) {
    sandbox.state("polls", Map.of("count", 100_000));
    Plan plan = bench.plan(PlanRunnerTest.banner("banner", 86447));

    ExportStatus status =
        bench
            .runner(clients, plan)
            .waitAtMost(Duration.ofMinutes(20))
            .build()
            .run(RunChoice.all())
            .exports()
            .get(0);

    assertThat(status.failure()).get().asString().contains("NotReadyException");
    assertThat(bench.time.slept()).isEqualTo(Duration.ofMinutes(20));
    sandbox.state("polls", Map.of("count", 0));
    assertThat(run(plan).isDone()).isTrue();
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
  }

  @Test
  void fetchesASavedFileThatIsGoneFromTheSameRun(Sandbox sandbox) throws Exception {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));
    run(plan);
    Files.delete(results());

    assertThat(run(plan).isDone()).isTrue();
    assertThat(results()).exists();
    assertThat(sandbox.requests("ems.startResults")).hasSize(1);
  }

  @Test
  void saysThatASavedFileIsGoneAndItsRunToo(Sandbox sandbox) throws Exception {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));
    run(plan);
    Files.delete(results());
    sandbox.answer("ems.exportResults", 410, null);

    ExportStatus status = run(plan).exports().get(0);

    assertThat(status.failure())
        .get()
        .asString()
        .contains("ExpiredException", "started again when you say so");
    assertThat(sandbox.requests("ems.startResults")).hasSize(1);
  }

  @Test
  void leavesASavedFileAloneThatSomebodyHasChanged(Sandbox sandbox) throws Exception {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));
    run(plan);
    byte[] saved = Files.readAllBytes(results());
    byte[] changed = new byte[saved.length];
    Files.write(results(), changed);

    ExportStatus status = run(plan).exports().get(0);

    assertThat(status.state()).isEqualTo(ExportState.FAILED);
    assertThat(status.failure()).get().asString().contains("is not what was saved");
    assertThat(results()).hasBinaryContent(changed);
    assertThat(bench.run(clients, plan, RunChoice.all().again(List.of("results"))).isDone())
        .isFalse();
    assertThat(results()).hasBinaryContent(changed);

    Files.write(results(), saved);
    assertThat(bench.run(clients, plan, RunChoice.all().again(List.of("results"))).isDone())
        .isTrue();
  }

  private static PlannedExport notes() {
    return PlannedExport.of("notes", new ExportSource.EmsAttachments(EntityType.EXPERIMENT, 1234));
  }

  /** One file, and one of several. */
  static Stream<PlannedExport> exports() {
    return Stream.of(PlannedExport.of("one", new ExportSource.EmsResults(4711)), notes());
  }

  @ParameterizedTest
  @MethodSource("exports")
  void isOverWhenAChangedFileIsPutBack(PlannedExport export) throws Exception {
    Plan plan = bench.plan(export);
    Path file = Path.of(run(plan).exports().get(0).files().get(0).file());
    byte[] saved = Files.readAllBytes(file);
    Files.writeString(file, "changed");
    assertThat(run(plan).exports().get(0).state()).isEqualTo(ExportState.FAILED);

    Files.write(file, saved);

    assertThat(run(plan).exports().get(0).state()).isEqualTo(ExportState.SAVED);
  }

  @ParameterizedTest
  @MethodSource("exports")
  void isOverWhenAChangedFileIsMovedAway(PlannedExport export) throws Exception {
    Plan plan = bench.plan(export);
    Path file = Path.of(run(plan).exports().get(0).files().get(0).file());
    byte[] saved = Files.readAllBytes(file);
    Files.writeString(file, "changed");
    assertThat(run(plan).exports().get(0).state()).isEqualTo(ExportState.FAILED);

    Files.delete(file);

    assertThat(run(plan).exports().get(0).state()).isEqualTo(ExportState.SAVED);
    assertThat(file).hasBinaryContent(saved);
  }

  @Test
  void toFetchAFileThatIsGoneIsNotForgottenBesideThoseThatAreThere(Sandbox sandbox)
      throws Exception {
    Plan plan = bench.plan(notes());
    Path file = Path.of(run(plan).exports().get(0).files().get(0).file());
    Files.delete(file);
    sandbox.answer("ems.listAttachments", 401, null);
    assertThat(run(plan).exports().get(0).state()).isEqualTo(ExportState.FAILED);

    assertThat(run(plan).exports().get(0).state()).isEqualTo(ExportState.FAILED);

    sandbox.reset();
    assertThat(run(plan).exports().get(0).state()).isEqualTo(ExportState.SAVED);
    assertThat(file).exists();
  }

  @Test
  void ofAChangedPlanIsNotMadeUpFromWhatWasBegunBefore(Sandbox sandbox) {
    run(bench.plan(PlanRunnerTest.results("results", 4711)));
    Plan changed = bench.plan(PlanRunnerTest.results("results", 4712));

    ExportStatus status = run(changed).exports().get(0);

    assertThat(status.state()).isEqualTo(ExportState.FAILED);
    assertThat(status.failure())
        .get()
        .asString()
        .contains("PlanException", "started again as it is now");
    assertThat(run(bench.plan(PlanRunnerTest.results("results", 4711))).isDone()).isTrue();
    assertThat(sandbox.requests("ems.startResults")).hasSize(1);
    assertThat(bench.run(clients, changed, RunChoice.all().again(List.of("results"))).isDone())
        .isTrue();
    assertThat(sandbox.requests("ems.startResults")).hasSize(2);
  }

  @Test
  void replacesASavedFileWhenItIsSaidAgain(Sandbox sandbox) throws Exception {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));
    sandbox.serve("ems.exportResults", "70002", "newer".getBytes());
    run(plan);

    ExportStatus status =
        bench.run(clients, plan, RunChoice.all().again(List.of("results"))).exports().get(0);

    assertThat(status.state()).isEqualTo(ExportState.SAVED);
    assertThat(status.round()).isEqualTo(2);
    assertThat(results()).hasContent("newer");
  }

  @Test
  void neverReplacesAFileThatNobodySaved(Sandbox sandbox) throws Exception {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));
    Files.createDirectories(results().getParent());
    Files.writeString(results(), "somebody's");

    ExportStatus status = run(plan).exports().get(0);

    assertThat(status.failure()).get().asString().contains("exists already");
    assertThat(results()).hasContent("somebody's");
  }

  /** A process that was killed between the file's name and the ledger. */
  @Test
  void takesAFileThatGotItsNameAndWasNotWrittenDown(Sandbox sandbox) throws Exception {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));
    run(plan);
    try (var ledger = DriverManager.getConnection("jdbc:sqlite:" + bench.ledger().file());
        var forgetting = ledger.createStatement()) {
      forgetting.execute("DELETE FROM file");
      forgetting.execute("UPDATE export SET state = 'ready', saved_at = NULL");
    }
    int requests = sandbox.requests().size();

    ExportStatus status = run(plan).exports().get(0);

    assertThat(status.state()).isEqualTo(ExportState.SAVED);
    assertThat(status.files().get(0).sha256())
        .isEqualTo(sandbox.file("ems.exportResults", "70001").sha256());
    assertThat(sandbox.requests()).hasSize(requests);
  }

  @Test
  void startsOnlyWhatIsNamed(Sandbox sandbox) {
    Plan plan =
        bench.plan(
            PlanRunnerTest.results("results", 4711),
            PlanRunnerTest.banner("banner", 86447),
            PlanRunnerTest.answers("answers").after(List.of("banner")));

    PlanStatus status =
        bench.run(clients, plan, RunChoice.all().only(List.of("results", "answers")));

    assertThat(status.exports())
        .extracting(ExportStatus::state)
        .containsExactly(ExportState.SAVED, ExportState.DUE, ExportState.SKIPPED);
  }

  @Test
  void goesOnWithARunThatSomebodyHasFound(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));

    ExportStatus status =
        bench
            .run(clients, plan, RunChoice.all().found("results", RunHandle.parse("ems:1234")))
            .exports()
            .get(0);

    assertThat(status.state()).isEqualTo(ExportState.SAVED);
    assertThat(sandbox.requests("ems.startResults")).isEmpty();
    assertThatThrownBy(
            () ->
                bench.run(
                    clients, plan, RunChoice.all().found("results", RunHandle.parse("ems:1235"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has a run: ems:1234");
  }

  @Test
  void endsPromptlyWhenItIsInterruptedAndGoesOnNextTime(Sandbox sandbox) {
    sandbox.state("polls", Map.of("count", 100_000));
    Plan plan = bench.plan(PlanRunnerTest.banner("banner", 86447));
    Thread caller = Thread.currentThread();
    PlanListener interrupting =
        new PlanListener() {
          @Override
          public void onStarted(ExportStatus export) {
            caller.interrupt();
          }
        };

    PlanStatus status = bench.run(clients, plan, RunChoice.all(), interrupting);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(status.exports().get(0).state()).isEqualTo(ExportState.STARTED);
    sandbox.state("polls", Map.of("count", 0));
    assertThat(run(plan).isDone()).isTrue();
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
  }

  @Test
  void isRefusedWhileAnotherRunsThePlan(Sandbox sandbox) {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));
    try (LedgerFile other =
        LedgerFile.forRuns(bench.ledger().file(), "nightly", bench.time.instant())) {
      assertThatThrownBy(() -> run(plan))
          .isInstanceOf(LedgerInUseException.class)
          .hasMessageContaining("since 2026-11-23T10:00:00Z");
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void startsNothingThatCantBeWrittenDown(Sandbox sandbox) throws Exception {
    Plan plan = bench.plan(PlanRunnerTest.results("results", 4711));
    bench.run(
        clients,
        plan,
        RunChoice.all().only(List.of("results")).found("results", RunHandle.parse("ems:1234")));
    try (var ledger = DriverManager.getConnection("jdbc:sqlite:" + bench.ledger().file());
        var breaking = ledger.createStatement()) {
      breaking.execute(
          "CREATE TRIGGER full BEFORE UPDATE ON export BEGIN SELECT raise(FAIL, 'full'); END");
    }

    assertThatThrownBy(() -> bench.run(clients, plan, RunChoice.all().again(List.of("results"))))
        .isInstanceOf(LedgerException.class);
    assertThat(sandbox.requests("ems.startResults")).isEmpty();
  }

  @Test
  void isToldByOneCallAtATime(Sandbox sandbox) {
    Plan plan =
        bench.plan(
            PlanRunnerTest.results("results", 4711),
            PlanRunnerTest.banner("banner", 86447),
            PlanRunnerTest.answers("answers"));
    List<String> told = new ArrayList<>();
    PlanListener throwing =
        new PlanListener() {
          @Override
          public void onStarted(ExportStatus export) {
            told.add("started " + export.name());
            throw new IllegalStateException("a listener's own");
          }

          @Override
          public void onSaved(ExportStatus export) {
            told.add("saved " + export.name());
          }

          @Override
          public void onEnd(PlanStatus plan) {
            told.add("end");
          }
        };

    assertThat(bench.run(clients, plan, RunChoice.all(), throwing).isDone()).isTrue();
    assertThat(told).hasSize(7).contains("started banner", "saved banner").endsWith("end");
  }
}
