package dev.exportclients.plans.internal.ledger;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * SQLite's library, which the driver unpacks into a folder for temporary files for each process. A
 * process that is killed leaves its own there, and the driver takes the mark beside it for that of
 * a living one: this takes away what is old. One that is loaded needs its file no more.
 */
final class NativeLibrary {
  private static final Duration OLD = Duration.ofHours(1);
  private static final Pattern NAME =
      Pattern.compile("sqlite-[0-9.]{3,20}-[0-9a-f-]{36}-(lib)?sqlitejdbc\\.\\w{2,9}(\\.lck)?");

  private NativeLibrary() {}

  /** Where the driver unpacks it. */
  static Path folder() {
    return Path.of(
        System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir", ".")));
  }

  static void removeLeftovers(Path folder, Instant now) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "sqlite-*")) {
      for (Path file : files) {
        if (NAME.matcher(String.valueOf(file.getFileName())).matches()
            && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(OLD))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException notOurs) {
      // Somebody else's, or Windows has it loaded: it is in nobody's way.
    }
  }
}
