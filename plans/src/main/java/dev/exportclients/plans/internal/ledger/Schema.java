package dev.exportclients.plans.internal.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, by version. The database says which it has; each migration brings it up by one. A
 * version that was released is never changed: append another.
 */
final class Schema {
  /** "EXPL", so that another program's database is not taken for a ledger. */
  static final int APPLICATION = 0x4558_504C;

  /** After which what is in the log goes to its place, and the log begins from its start. */
  static final int PAGES_IN_LOG = 100;

  /** Twice as much as the log ever holds. */
  private static final int RESERVED = 2 * PAGES_IN_LOG * 4096;

  /**
   * Times are in milliseconds since 1970. Of an export that was started again in its period, each
   * round has a row, and the last one counts; those before own their runs still.
   */
  private static final List<List<String>> MIGRATIONS =
      List.of(
          List.of(
              "CREATE TABLE plan (name TEXT NOT NULL)",
              """
              CREATE TABLE export (
                id INTEGER PRIMARY KEY,
                period TEXT NOT NULL,
                name TEXT NOT NULL,
                round INTEGER NOT NULL,
                provider TEXT NOT NULL,
                source TEXT NOT NULL,
                target TEXT NOT NULL,
                optional INTEGER NOT NULL,
                state TEXT NOT NULL,
                handle TEXT,
                listed TEXT,
                attempts INTEGER NOT NULL DEFAULT 0,
                resumes INTEGER NOT NULL DEFAULT 0,
                due_at INTEGER NOT NULL,
                starting_at INTEGER,
                started_at INTEGER,
                ready_at INTEGER,
                saved_at INTEGER,
                failed_at INTEGER,
                failure TEXT,
                failure_cause TEXT,
                message TEXT,
                advice TEXT,
                needs_again INTEGER NOT NULL DEFAULT 0,
                UNIQUE (period, name, round))""",
              "CREATE INDEX export_by_handle ON export (handle)",
              """
              CREATE TABLE file (
                export INTEGER NOT NULL REFERENCES export,
                part TEXT NOT NULL,
                file TEXT NOT NULL,
                bytes INTEGER NOT NULL,
                sha256 TEXT NOT NULL,
                media_type TEXT,
                etag TEXT,
                saved_at INTEGER NOT NULL,
                committed INTEGER NOT NULL,
                PRIMARY KEY (export, part))""",
              "CREATE TABLE upload (export INTEGER NOT NULL REFERENCES export, handle TEXT NOT NULL)"));

  private Schema() {}

  static int newest() {
    return MIGRATIONS.size();
  }

  /** In a transaction of the caller's. */
  static void migrate(Connection connection, int from) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (List<String> migration : MIGRATIONS.subList(from, newest())) {
        for (String change : migration) {
          statement.execute(change);
        }
      }
      statement.execute("PRAGMA application_id = " + APPLICATION);
      statement.execute("PRAGMA user_version = " + newest());
    }
  }

  /**
   * Has room in the log and in the database for the steps of a run: when files have filled the
   * disk, it can still be written down that they failed. A process may be killed before it has
   * dropped the table.
   */
  static void reserve(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS reserve (bytes BLOB)");
      statement.execute("INSERT INTO reserve VALUES (zeroblob(" + RESERVED + "))");
      statement.execute("DROP TABLE reserve");
    }
  }

  static int pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet value = statement.executeQuery("PRAGMA " + name)) {
      return value.getInt(1);
    }
  }

  /** What {@code PRAGMA quick_check} says; {@code ok} if all is well. */
  static String quickCheck(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet said = statement.executeQuery("PRAGMA quick_check(1)")) {
      return said.getString(1);
    }
  }
}
