package dev.exportclients.plans.internal.ledger;

import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.status.SavedFile;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open ledger. Safe for threads. */
public final class LedgerFile implements AutoCloseable {
  private final LedgerDatabase database;
  private final @Nullable LedgerLock lock;
  private final LedgerSteps steps;

  private LedgerFile(LedgerDatabase database, @Nullable LedgerLock lock) {
    this.database = database;
    this.lock = lock;
    this.steps = new LedgerSteps(database);
  }

  /**
   * {@return the ledger for a run of its plan; made if it is missing}
   *
   * @param now for who asks meanwhile
   */
  public static LedgerFile forRuns(Path file, String plan, Instant now) {
    LedgerLock lock = LedgerLock.take(file, LedgerLock.shown(now));
    try {
      return new LedgerFile(new LedgerDatabase(file, new Connections(file).forRuns(plan)), lock);
    } catch (RuntimeException | Error unusable) {
      lock.close();
      throw unusable;
    }
  }

  /** {@return a ledger that is there, also while somebody else runs the plan} */
  public static LedgerFile forReading(Path file, String plan) {
    return new LedgerFile(new LedgerDatabase(file, new Connections(file).forReading(plan)), null);
  }

  /** {@return what is written} */
  public LedgerSteps steps() {
    return steps;
  }

  /** {@return the exports of a period by name, each in its last round} */
  public Map<String, LedgerEntry> entries(Period period) {
    return database.read(connection -> EntryReader.entries(connection, period.name()));
  }

  /** {@return one of them, as it is now} */
  public LedgerEntry entry(long id) {
    return database.read(connection -> EntryReader.entry(connection, id));
  }

  /** {@return whether an export of any period has that run} */
  public boolean owns(RunHandle handle) {
    return database.read(connection -> Rows.owner(connection, handle).isPresent());
  }

  /** {@return whether a file of that content was saved there} */
  public boolean knows(String file, String sha256) {
    return database.read(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT 1 FROM file WHERE file = ? AND sha256 = ? AND committed")) {
            query.setString(1, file);
            query.setString(2, sha256);
            try (ResultSet row = query.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  /** {@return the receipt of what was about to get its name, when the process ended} */
  public Optional<SavedFile> committing(long id, String part) {
    return database.read(connection -> EntryReader.committing(connection, id, part));
  }

  /** {@return handles of uploads that may have been left} */
  public List<String> uploads(long id) {
    return database.read(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement("SELECT handle FROM upload WHERE export = ?")) {
            query.setLong(1, id);
            List<String> handles = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                handles.add(row.getString(1));
              }
            }
            return handles;
          }
        });
  }

  /** {@return the receipts of an export by part} */
  public Map<String, SavedFile> files(long id) {
    return database.read(connection -> EntryReader.files(connection, id));
  }

  /** {@return the periods that it has exports of, the newest first} */
  public List<Period> periods() {
    return database.read(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT period FROM export GROUP BY period ORDER BY max(due_at) DESC");
              ResultSet row = query.executeQuery()) {
            List<Period> periods = new ArrayList<>();
            while (row.next()) {
              periods.add(new Period(row.getString(1)));
            }
            return periods;
          }
        });
  }

  @Override
  public void close() {
    try {
      database.close();
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }
}
