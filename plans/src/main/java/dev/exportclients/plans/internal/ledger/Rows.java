package dev.exportclients.plans.internal.ledger;

import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.status.SavedFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What several steps do with rows. */
final class Rows {
  private Rows() {}

  static void update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  static void putFile(
      Connection connection, long id, String part, SavedFile file, boolean isCommitted)
      throws SQLException {
    update(
        connection,
        "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        part,
        file.file(),
        file.bytes(),
        file.sha256(),
        file.mediaType().orElse(null),
        file.etag().orElse(null),
        file.savedAt().toEpochMilli(),
        isCommitted);
  }

  /** The export that has a run. */
  static Optional<Long> owner(Connection connection, RunHandle handle) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT id FROM export WHERE handle = ?")) {
      query.setString(1, handle.toString());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    }
  }
}
