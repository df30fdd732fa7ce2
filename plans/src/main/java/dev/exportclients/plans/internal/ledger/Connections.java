package dev.exportclients.plans.internal.ledger;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.SQLiteOpenMode;

/**
 * Opens the database. A new one gets its name when it is complete: an empty file of that name is
 * damage, as after a loss of power, and no new ledger.
 */
record Connections(Path file, LedgerProblems problems) {
  private static final int BUSY_MILLIS = 10_000;

  Connections(Path file) {
    this(file, new LedgerProblems(file));
  }

  /**
   * Made if it is missing, and brought up to date.
   *
   * @param plan whose ledger it is
   */
  Connection forRuns(String plan) {
    try {
      if (Files.notExists(file)) {
        create(plan);
      }
      Connection connection = open(JournalMode.WAL);
      try {
        check(connection, plan);
        migrate(connection);
        Schema.reserve(connection);
        return connection;
      } catch (SQLException | RuntimeException unusable) {
        connection.close();
        throw unusable;
      }
    } catch (SQLException failure) {
      throw problems.of(failure);
    } catch (IOException failure) {
      throw problems.problem("it can't be made: " + Reasons.of(failure), failure);
    }
  }

  /** Of a ledger that is there; whoever runs the plan is not disturbed. */
  Connection forReading(String plan) {
    try {
      Connection connection = open(null);
      try {
        check(connection, plan);
        return connection;
      } catch (SQLException | RuntimeException unusable) {
        connection.close();
        throw unusable;
      }
    } catch (SQLException failure) {
      throw problems.ofReading(failure);
    }
  }

  /** Without a log: where the disk is full, what is in one would not get into the file. */
  private void create(String plan) throws IOException, SQLException {
    if (Files.exists(beside("-wal"))) {
      throw problems.damaged("it is gone, but its -wal is there", null);
    }
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    PrivateFiles.create(unfinished);
    try (Connection connection = new Connections(unfinished, problems).open(JournalMode.MEMORY)) {
      connection.setAutoCommit(false);
      Schema.migrate(connection, 0);
      try (var name = connection.prepareStatement("INSERT INTO plan VALUES (?)")) {
        name.setString(1, plan);
        name.execute();
      }
      connection.commit();
    }
    try {
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException plainly) {
      Files.move(unfinished, file);
    }
    PrivateFiles.force(requireNonNull(file.toAbsolutePath().getParent()));
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /**
   * @param journal null to read only
   */
  private Connection open(@Nullable JournalMode journal) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(BUSY_MILLIS);
    if (journal == null) {
      config.setReadOnly(true);
    } else {
      config.setJournalMode(journal);
      config.setSynchronous(SynchronousMode.FULL);
      config.setPragma(SQLiteConfig.Pragma.FULL_SYNC, "true");
      config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "" + Schema.PAGES_IN_LOG);
      config.enforceForeignKeys(true);
    }
    loadLibrary();
    Path absolute = file.toAbsolutePath();
    String name = journal == null && isAlone() ? absolute.toUri() + "?immutable=1" : "" + absolute;
    return JDBC.createConnection("jdbc:sqlite:" + name, config.toProperties());
  }

  /** Nobody can write it, and SQLite can't make what it wants beside it. */
  private boolean isAlone() {
    return !Files.isWritable(requireNonNull(file.toAbsolutePath().getParent()))
        && Files.notExists(beside("-wal"));
  }

  private void loadLibrary() {
    Path folder = NativeLibrary.folder();
    NativeLibrary.removeLeftovers(folder, Instant.now());
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception unloadable) {
      throw problems.problem(
          "SQLite's library can't be unpacked into "
              + folder
              + " and loaded from there; name a folder that is writable and not mounted noexec:"
              + " -Dorg.sqlite.tmpdir=FOLDER",
          unloadable);
    }
  }

  private void check(Connection connection, String plan) throws SQLException {
    String checked = Schema.quickCheck(connection);
    if (!checked.equals("ok")) {
      throw problems.damaged(checked, null);
    }
    int version = Schema.pragma(connection, "user_version");
    if (Schema.pragma(connection, "application_id") != Schema.APPLICATION) {
      throw problems.damaged("it is no ledger", null);
    }
    if (version > Schema.newest()) {
      throw problems.newer(version);
    }
    String owner = plan(connection);
    if (!owner.equals(plan)) {
      throw problems.problem(
          "it is that of the plan '"
              + owner
              + "', not of '"
              + plan
              + "': name the plan as before, or move the ledger away",
          null);
    }
  }

  private static String plan(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet name = statement.executeQuery("SELECT name FROM plan")) {
      return name.next() ? name.getString(1) : "";
    }
  }

  private static void migrate(Connection connection) throws SQLException {
    int version = Schema.pragma(connection, "user_version");
    if (version < Schema.newest()) {
      connection.setAutoCommit(false);
      Schema.migrate(connection, version);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }
}
