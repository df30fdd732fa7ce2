package dev.exportclients.plans.internal.ledger;

import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.SavedFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of exports. What a method writes is on disk when it returns; what it can't write is a
 * {@link dev.exportclients.plans.status.LedgerException}. Safe for threads.
 */
public final class LedgerSteps {
  private final LedgerDatabase database;

  LedgerSteps(LedgerDatabase database) {
    this.database = database;
  }

  /**
   * Writes down what is due and not there yet, and begins another round of what is to be started
   * again.
   *
   * @return all exports of the period
   */
  public Map<String, LedgerEntry> begin(
      Period period, Collection<NewEntry> due, Set<String> again, Instant now) {
    return database.write(
        connection -> {
          Map<String, LedgerEntry> there = EntryReader.entries(connection, period.name());
          for (NewEntry export : due) {
            LedgerEntry last = there.get(export.name());
            if (last == null || again.contains(export.name())) {
              insert(connection, period, export, last == null ? 1 : last.status().round() + 1, now);
            } else {
              change(connection, last.id(), export);
            }
          }
          return EntryReader.entries(connection, period.name());
        });
  }

  private static void insert(
      Connection connection, Period period, NewEntry export, int round, Instant now)
      throws SQLException {
    Rows.update(
        connection,
        "INSERT INTO export (period, name, round, provider, source, target, optional, state, due_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        period.name(),
        export.name(),
        round,
        export.provider(),
        export.source(),
        export.target(),
        export.optional(),
        ExportState.DUE.toString(),
        now.toEpochMilli());
  }

  /** As the plan has it now; of what is begun, only whether it is optional. */
  private static void change(Connection connection, long id, NewEntry export) throws SQLException {
    Rows.update(connection, "UPDATE export SET optional = ? WHERE id = ?", export.optional(), id);
    Rows.update(
        connection,
        "UPDATE export SET source = ?, target = ? WHERE id = ? AND handle IS NULL"
            + " AND state IN ('due', 'skipped', 'failed')"
            + " AND NOT EXISTS (SELECT 1 FROM file WHERE file.export = export.id)",
        export.source(),
        export.target(),
        id);
  }

  /**
   * Before a start is sent.
   *
   * @param listed the provider's runs before it, for who looks for this one; null if that tells
   *     nothing
   */
  public void starting(long id, @Nullable String listed, Instant now) {
    write(
        "UPDATE export SET state = 'starting', listed = ?, starting_at = ?, failure = NULL,"
            + " failed_at = NULL WHERE id = ?",
        listed,
        now.toEpochMilli(),
        id);
  }

  /**
   * The run is known.
   *
   * @param mayShare whether the provider gives two exports the same run
   * @return false if it is another export's: nothing is written then
   */
  public boolean started(long id, RunHandle handle, boolean mayShare, Instant now) {
    return database.write(
        connection -> {
          if (!mayShare
              && Rows.owner(connection, handle).filter(owner -> owner != id).isPresent()) {
            return false;
          }
          Rows.update(
              connection,
              "UPDATE export SET state = 'started', handle = ?, started_at = ?, failure = NULL,"
                  + " failed_at = NULL WHERE id = ?",
              handle.toString(),
              now.toEpochMilli(),
              id);
          return true;
        });
  }

  /** Its file is there, and about to be saved. */
  public void ready(long id, Instant now) {
    write(
        "UPDATE export SET state = 'ready', ready_at = ?, failure = NULL, failed_at = NULL"
            + " WHERE id = ?",
        now.toEpochMilli(),
        id);
  }

  /**
   * One file is complete in its place.
   *
   * @param part which of the export's files; empty for its only one
   * @param isLast whether the export is saved with it
   */
  public void saved(
      long id, String part, SavedFile file, int attempts, int resumes, boolean isLast) {
    database.write(
        connection -> {
          Rows.putFile(connection, id, part, file, true);
          Rows.update(
              connection,
              "UPDATE export SET attempts = attempts + ?, resumes = resumes + ? WHERE id = ?",
              attempts,
              resumes,
              id);
          if (isLast) {
            allSaved(connection, id, file.savedAt());
          }
          return null;
        });
  }

  /** A file is about to get its name, elsewhere than in the file system. */
  public void committing(long id, String part, SavedFile file) {
    database.write(
        connection -> {
          Rows.putFile(connection, id, part, file, false);
          return null;
        });
  }

  /** An upload is about to begin that would outlive this process. */
  public void uploading(long id, String handle) {
    write("INSERT INTO upload VALUES (?, ?)", id, handle);
  }

  /** Nothing is left of it any more. */
  public void aborted(long id, String handle) {
    write("DELETE FROM upload WHERE export = ? AND handle = ?", id, handle);
  }

  /** All its files are in their places, which may be none. */
  public void allSaved(long id, Instant now) {
    database.write(
        connection -> {
          allSaved(connection, id, now);
          return null;
        });
  }

  private static void allSaved(Connection connection, long id, Instant now) throws SQLException {
    Rows.update(
        connection,
        "UPDATE export SET state = 'saved', saved_at = ?, failure = NULL, failed_at = NULL"
            + " WHERE id = ?",
        now.toEpochMilli(),
        id);
  }

  /** A file is gone from its place, and is fetched again: not all of them are saved any more. */
  public void forget(long id, String part) {
    database.write(
        connection -> {
          Rows.update(connection, "DELETE FROM file WHERE export = ? AND part = ?", id, part);
          Rows.update(connection, "UPDATE export SET saved_at = NULL WHERE id = ?", id);
          return null;
        });
  }

  /**
   * It is over for this run of the plan.
   *
   * @param state failed, unknown or skipped
   */
  public void over(long id, ExportState state, ExportFailure why, Instant now) {
    write(
        "UPDATE export SET state = ?, failure = ?, failure_cause = ?, message = ?, advice = ?,"
            + " needs_again = ?, failed_at = ? WHERE id = ?",
        state.toString(),
        why.kind(),
        why.cause().orElse(null),
        why.message(),
        why.advice().orElse(null),
        why.needsAgain(),
        now.toEpochMilli(),
        id);
  }

  /** What was skipped, or failed and may be tried again, is where it was before. */
  public void resumed(long id, ExportState state) {
    write(
        "UPDATE export SET state = ?, failure = NULL, failed_at = NULL WHERE id = ?",
        state.toString(),
        id);
  }

  private void write(String sql, @Nullable Object... values) {
    database.write(
        connection -> {
          Rows.update(connection, sql, values);
          return null;
        });
  }
}
