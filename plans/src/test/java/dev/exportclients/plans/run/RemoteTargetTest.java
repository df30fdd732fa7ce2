package dev.exportclients.plans.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.ExportSource;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.internal.ledger.LedgerFile;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Exports that go elsewhere than into the file system. */
@ExtendWith(SandboxExtension.class)
class RemoteTargetTest {
  private static final String ADDRESS = "memory://lake/2026-11-23/results.csv";
  private static final String OTHERS = "0".repeat(64);

  @TempDir private Path folder;
  private PlanBench bench;
  private SandboxClients clients;
  private Plan plan;

  @BeforeEach
  void setUp(Sandbox sandbox) {
    MemoryStorage.SHA256.clear();
    bench = new PlanBench(folder, sandbox);
    clients = bench.clients();
    plan =
        bench.plan(
            PlannedExport.of("results", new ExportSource.EmsResults(4711))
                .to("memory://lake/{period}/results.csv"));
  }

  @AfterEach
  void close() {
    clients.close();
  }

  private ExportStatus run() {
    return bench.run(clients, plan, RunChoice.all()).exports().get(0);
  }

  @Test
  void areSavedThereOnceAndKeptAfterwards(Sandbox sandbox) {
    ExportStatus saved = run();
    ExportStatus kept = run();

    assertThat(saved.state()).isEqualTo(ExportState.SAVED);
    assertThat(saved.files().get(0).file()).isEqualTo(ADDRESS);
    assertThat(MemoryStorage.SHA256).containsEntry(ADDRESS, saved.files().get(0).sha256());
    assertThat(kept).isEqualTo(saved);
    assertThat(sandbox.requests("ems.startResults")).hasSize(1);
  }

  @Test
  void areNeverStoredOverWhatStandsThere() {
    MemoryStorage.SHA256.put(ADDRESS, OTHERS);

    ExportStatus refused = run();

    assertThat(refused.state()).isEqualTo(ExportState.FAILED);
    assertThat(refused.failure()).get().asString().contains(ADDRESS + " exists already");
    assertThat(MemoryStorage.SHA256).containsEntry(ADDRESS, OTHERS);
  }

  @Test
  void areToldWhenSomethingElseTookTheirPlace() {
    run();
    MemoryStorage.SHA256.put(ADDRESS, OTHERS);

    ExportStatus changed = run();

    assertThat(changed.state()).isEqualTo(ExportState.FAILED);
    assertThat(changed.failure()).get().asString().contains(ADDRESS + " is not what was saved");
    assertThat(MemoryStorage.SHA256).containsEntry(ADDRESS, OTHERS);
  }

  /** As a process leaves it that is killed when the file has its name, and the ledger has not. */
  private String killedAfterCommit() {
    String sha256 = run().files().get(0).sha256();
    try (LedgerFile ledger =
        LedgerFile.forRuns(bench.ledger().file(), plan.name(), bench.time.instant())) {
      long id = ledger.entries(bench.today(plan)).get("results").id();
      var file = ledger.files(id).get("");
      ledger.steps().forget(id, "");
      ledger.steps().committing(id, "", file);
      ledger.steps().resumed(id, ExportState.READY);
    }
    return sha256;
  }

  @Test
  void areTakenForSavedIfTheyGotTheirNameAsTheProcessWasKilled(Sandbox sandbox) {
    String sha256 = killedAfterCommit();

    ExportStatus saved = run();

    assertThat(saved.state()).as("%s", saved.failure()).isEqualTo(ExportState.SAVED);
    assertThat(saved.files().get(0).sha256()).isEqualTo(sha256);
    assertThat(sandbox.requests("ems.startResults")).hasSize(1);
  }

  @Test
  void areNotTakenForSavedIfSomebodyElseCameBetween() {
    killedAfterCommit();
    MemoryStorage.SHA256.put(ADDRESS, OTHERS);

    ExportStatus refused = run();

    assertThat(refused.state()).isEqualTo(ExportState.FAILED);
    assertThat(MemoryStorage.SHA256).containsEntry(ADDRESS, OTHERS);
  }
}
