package dev.exportclients.plans.internal.ledger;

import dev.exportclients.plans.status.LedgerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What is wrong with a ledger, and how to go on. */
record LedgerProblems(Path file) {

  LedgerException of(SQLException failure) {
    SQLiteErrorCode code =
        failure instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    // The extended codes say more, in names that begin alike.
    String name = code.name();
    if (name.startsWith("SQLITE_CORRUPT") || name.startsWith("SQLITE_NOTADB")) {
      return damaged(failure.getMessage(), failure);
    }
    if (name.startsWith("SQLITE_FULL") || name.equals("SQLITE_IOERR_SHMSIZE")) {
      return problem("the disk is full; make room and run the plan again", failure);
    }
    if (name.startsWith("SQLITE_READONLY")
        || name.startsWith("SQLITE_CANTOPEN")
        || name.startsWith("SQLITE_PERM")) {
      return problem(
          "it can't be written: check the permissions of the file and its folder", failure);
    }
    if (name.startsWith("SQLITE_BUSY")) {
      return problem("another program is using it; run the plan again when it is done", failure);
    }
    return problem(String.valueOf(failure.getMessage()), failure);
  }

  /** When nothing was to be written: SQLite makes files beside one that has a {@code -wal}. */
  LedgerException ofReading(SQLException failure) {
    String name = failure instanceof SQLiteException sqlite ? sqlite.getResultCode().name() : "";
    if (Files.exists(file) && !Files.isReadable(file)) {
      return problem("it can't be read: you have no right to", failure);
    }
    return name.startsWith("SQLITE_READONLY") || name.startsWith("SQLITE_CANTOPEN")
        ? problem(
            "it can't be read here: copy it, with its -wal if there is one, into a folder that you"
                + " may write into, and ask there",
            failure)
        : of(failure);
  }

  LedgerException damaged(@Nullable String said, @Nullable Throwable cause) {
    return new LedgerException(
        "the ledger "
            + file
            + " is damaged ("
            + said
            + "). Nothing was started. Restore it from a backup; or move it away, with "
            + file.getFileName()
            + "-wal if that is there: then all exports of the period count as not begun, and those"
            + " whose runs go on would be started once more",
        file,
        cause);
  }

  LedgerException newer(int version) {
    return problem(
        "it is of version "
            + version
            + ", and this program knows up to "
            + Schema.newest()
            + ": use the newer program that wrote it",
        null);
  }

  LedgerException problem(String what, @Nullable Throwable cause) {
    return new LedgerException("the ledger " + file + ": " + what, file, cause);
  }
}
