package dev.exportclients.plans.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.exportclients.core.FakeTime;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.internal.ledger.LedgerFile;
import dev.exportclients.plans.internal.ledger.NewEntry;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.LedgerException;
import dev.exportclients.plans.status.LedgerInUseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the file, whatever happens to it. */
class LedgerTest {
  private static final Period TODAY = new Period("2026-11-27");
  private static final Instant NOW = Instant.parse("2026-11-27T22:00:00Z");

  private final FakeTime time = new FakeTime();
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("nightly.ledger");
  }

  private LedgerFile open() {
    return LedgerFile.forRuns(file(), "nightly", NOW);
  }

  private void begin(LedgerFile ledger, String... names) {
    List<NewEntry> due =
        List.of(names).stream()
            .map(name -> new NewEntry(name, "ems", "source", "/exports/" + name, false))
            .toList();
    ledger.steps().begin(TODAY, due, Set.of(), NOW);
  }

  private void sql(String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement sent = connection.createStatement()) {
      sent.execute(statement);
    }
  }

  private Plan plan(String name) {
    return Plan.builder(name)
        .folder(folder)
        .export(PlanRunnerTest.results("results", 4711))
        .build();
  }

  @Test
  void sizesUpToNothingUntilAPlanIsRun() {
    assertThat(Ledger.at(file()).status(plan("nightly"), TODAY).exports())
        .extracting(ExportStatus::state)
        .containsExactly(ExportState.DUE);
    assertThat(Ledger.at(file()).periods(plan("nightly"))).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void isNamedAfterThePlansFile() {
    assertThat(Ledger.beside(folder.resolve("nightly.yaml")).file()).isEqualTo(file());
    assertThat(Ledger.beside(Path.of("a.b.yml")).file().getFileName()).hasToString("a.b.ledger");
  }

  @Test
  void isReadableByItsOwnerOnly() throws IOException {
    try (LedgerFile ledger = open()) {
      begin(ledger, "results");
      try (var files = Files.list(folder)) {
        assertThat(files)
            .hasSizeGreaterThanOrEqualTo(3)
            .allSatisfy(
                path ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void isReadWhileAnotherRunsThePlan() {
    try (LedgerFile ledger = open()) {
      begin(ledger, "results");

      assertThat(Ledger.at(file()).status(plan("nightly"), TODAY).exports().get(0).times().due())
          .contains(NOW);
      assertThat(Ledger.at(file()).periods(plan("nightly"))).containsExactly(TODAY);
    }
  }

  /** For the superuser no folder is read-only by its permissions. */
  @ParameterizedTest
  @ValueSource(strings = {"exports", "a b?c#d%20e"})
  void isReadWhereNobodyMayWrite(String name) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    Path file = place.resolve("nightly.ledger");
    try (LedgerFile ledger = LedgerFile.forRuns(file, "nightly", NOW)) {
      begin(ledger, "results");
    }
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(place);
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(place));

      assertThat(Ledger.at(file).periods(plan("nightly"))).containsExactly(TODAY);
      assertThat(place.toFile().list())
          .containsExactlyInAnyOrder("nightly.ledger", "nightly.ledger.lock");
    } finally {
      Files.setPosixFilePermissions(place, before);
    }
  }

  /** As a copy without the {@code -shm}, of a ledger whose process was killed. */
  @Test
  void thatCantBeReadWhereNobodyMayWriteSaysWhatToDo() throws IOException {
    Path place = Files.createDirectory(folder.resolve("copied"));
    Path copy = place.resolve("nightly.ledger");
    try (LedgerFile ledger = open()) {
      begin(ledger, "results");
      Path file = folder.resolve("nightly.ledger");
      Files.copy(file, copy);
      Files.copy(folder.resolve("nightly.ledger-wal"), place.resolve("nightly.ledger-wal"));
    }
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(place);
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(place));

      assertThatThrownBy(() -> Ledger.at(copy).periods(plan("nightly")))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("copy it, with its -wal");
    } finally {
      Files.setPosixFilePermissions(place, before);
    }
  }

  @Test
  void thatIsSomebodyElsesSaysSo() throws IOException {
    open().close();
    Files.setPosixFilePermissions(file(), Set.of());
    assumeFalse(Files.isReadable(file()));

    assertThatThrownBy(() -> Ledger.at(file()).periods(plan("nightly")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("you have no right to");
  }

  @Test
  void saysWhoRunsThePlanAlready() {
    try (LedgerFile ledger = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(LedgerInUseException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    open().close();
  }

  @Test
  void refusesTheLedgerOfAnotherPlan() {
    open().close();

    assertThatThrownBy(() -> LedgerFile.forRuns(file(), "weekly", NOW))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("the plan 'nightly'");
    open().close();
  }

  @Test
  void refusesOneOfANewerVersion() throws Exception {
    open().close();
    sql("PRAGMA user_version = 99");

    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("version 99")
        .hasMessageContaining("newer");
    assertThatThrownBy(() -> Ledger.at(file()).status(plan("nightly"), TODAY))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("version 99");
  }

  @Test
  void refusesADamagedOneAndSaysHowToGoOn() throws Exception {
    try (LedgerFile ledger = open()) {
      begin(ledger, "results");
    }
    byte[] bytes = Files.readAllBytes(file());
    for (int at = 4096; at < bytes.length; at += 7) {
      bytes[at] ^= 0x55;
    }
    Files.write(file(), bytes);

    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining("move it away");
    assertThat(file()).hasBinaryContent(bytes);
  }

  @Test
  void takesAFileThatIsNoDatabaseOrEmptyForDamage() throws Exception {
    Files.writeString(file(), "results: saved\n".repeat(100));
    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("damaged");

    Files.write(file(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void takesALedgerThatIsGoneWithoutItsLogForDamage() throws Exception {
    Files.writeString(
        folder.resolve("nightly.ledger-wal"), "of another time", StandardCharsets.UTF_8);

    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("-wal is there");
  }

  @Test
  void takesAnotherProgramsDatabaseForNoLedger() throws Exception {
    sql("CREATE TABLE plan (name TEXT)");

    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no ledger");
  }

  @Test
  void writesNothingThatIsNotOnDiskWhenItReturns() throws Exception {
    LedgerFile ledger = open();
    begin(ledger, "results");
    long id = ledger.entries(TODAY).get("results").id();
    ledger.steps().starting(id, null, NOW);
    // As after a kill: what is on disk now is all there is.
    Path copy = Files.createDirectory(folder.resolve("copy"));
    for (String name : List.of("nightly.ledger", "nightly.ledger-wal")) {
      Files.copy(folder.resolve(name), copy.resolve(name));
    }
    ledger.close();

    try (LedgerFile after = LedgerFile.forRuns(copy.resolve("nightly.ledger"), "nightly", NOW)) {
      assertThat(after.entries(TODAY).get("results").status().state())
          .isEqualTo(ExportState.STARTING);
    }
  }

  /** As where the process is killed, or the disk is full, before the table is dropped. */
  @Test
  void isOpenedThoughTheRoomThatItReservesWasNotGivenBack() throws Exception {
    open().close();
    sql("CREATE TABLE reserve (bytes BLOB)");

    open().close();
    open().close();
  }

  /** What stands in the log of a new one would be lost where the disk is full. */
  @Test
  void isMadeWithoutALog() throws Exception {
    Files.createDirectory(folder.resolve(".nightly.ledger.new-shm"));

    open().close();
    assertThat(Ledger.at(file()).periods(plan("nightly"))).isEmpty();
  }

  @Test
  void saysThatItCantBeMadeWhereThereIsNoFolder() {
    Path nowhere = folder.resolve("missing/nightly.ledger");

    assertThatThrownBy(() -> LedgerFile.forRuns(nowhere, "nightly", NOW))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no such folder");
  }

  @Test
  void endsARunThatItCantWriteDown() throws Exception {
    try (LedgerFile ledger = open()) {
      begin(ledger, "results");
      long id = ledger.entries(TODAY).get("results").id();
      sql("CREATE TRIGGER full BEFORE UPDATE ON export BEGIN SELECT raise(FAIL, 'full'); END");

      assertThatThrownBy(() -> ledger.steps().starting(id, null, NOW))
          .isInstanceOf(LedgerException.class);
      assertThat(ledger.entries(TODAY).get("results").status().state()).isEqualTo(ExportState.DUE);
    }
  }
}
