package dev.exportclients.plans.internal.ledger;

import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.ExportTimes;
import dev.exportclients.plans.status.SavedFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads rows as what they mean. */
final class EntryReader {
  private EntryReader() {}

  /** Those of a period, by name, each in its last round. */
  static Map<String, LedgerEntry> entries(Connection connection, String period)
      throws SQLException {
    Map<Long, List<SavedFile>> files = files(connection, period);
    Map<String, LedgerEntry> entries = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM export WHERE period = ? ORDER BY id")) {
      query.setString(1, period);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          LedgerEntry entry = entry(row, files.getOrDefault(row.getLong("id"), List.of()));
          entries.put(entry.status().name(), entry);
        }
      }
    }
    return entries;
  }

  static LedgerEntry entry(Connection connection, long id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM export WHERE id = ?")) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return entry(row, List.copyOf(files(connection, id).values()));
      }
    }
  }

  /** By part, in the order that they were saved in. */
  static Map<String, SavedFile> files(Connection connection, long id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT * FROM file WHERE export = ? AND committed ORDER BY rowid")) {
      query.setLong(1, id);
      Map<String, SavedFile> files = new LinkedHashMap<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          files.put(row.getString("part"), file(row));
        }
      }
      return files;
    }
  }

  /** What was about to get its name. */
  static Optional<SavedFile> committing(Connection connection, long id, String part)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT * FROM file WHERE export = ? AND part = ? AND NOT committed")) {
      query.setLong(1, id);
      query.setString(2, part);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(file(row)) : Optional.empty();
      }
    }
  }

  private static Map<Long, List<SavedFile>> files(Connection connection, String period)
      throws SQLException {
    Map<Long, List<SavedFile>> files = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT file.* FROM file JOIN export ON file.export = export.id"
                + " WHERE export.period = ? AND file.committed ORDER BY file.export, file.rowid")) {
      query.setString(1, period);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          files.computeIfAbsent(row.getLong("export"), export -> new ArrayList<>()).add(file(row));
        }
      }
    }
    return files;
  }

  private static SavedFile file(ResultSet row) throws SQLException {
    return new SavedFile(
        row.getString("file"),
        row.getLong("bytes"),
        row.getString("sha256"),
        text(row, "media_type"),
        text(row, "etag"),
        Instant.ofEpochMilli(row.getLong("saved_at")));
  }

  private static LedgerEntry entry(ResultSet row, List<SavedFile> files) throws SQLException {
    return new LedgerEntry(
        row.getLong("id"), row.getString("source"), text(row, "listed"), status(row, files));
  }

  private static ExportStatus status(ResultSet row, List<SavedFile> files) throws SQLException {
    return new ExportStatus(
        row.getString("name"),
        row.getString("provider"),
        ExportState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getBoolean("optional"),
        row.getInt("round"),
        row.getString("target"),
        text(row, "handle").map(RunHandle::parse),
        files,
        row.getInt("attempts"),
        row.getInt("resumes"),
        new ExportTimes(
            time(row, "due_at"),
            time(row, "starting_at"),
            time(row, "started_at"),
            time(row, "ready_at"),
            time(row, "saved_at"),
            time(row, "failed_at")),
        failure(row));
  }

  private static Optional<ExportFailure> failure(ResultSet row) throws SQLException {
    Optional<String> kind = text(row, "failure");
    return kind.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ExportFailure(
                kind.get(),
                text(row, "failure_cause"),
                text(row, "message").orElse(""),
                text(row, "advice"),
                row.getBoolean("needs_again")));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
