package dev.exportclients.plans.run;

import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.SavedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands at the target before a file is fetched. A process that was killed may have given the
 * file its name, which it does when the file is whole, and not have written it down any more.
 *
 * @param adopted the file that such a process has left
 * @param isReplaced whether what stands there is that of an earlier round, which is to be replaced
 */
record Standing(Optional<SavedFile> adopted, boolean isReplaced) {
  private static final Standing NOTHING = new Standing(Optional.empty(), false);

  /** File systems round times. */
  private static final Duration ROUNDED = Duration.ofSeconds(2);

  static Standing of(TaskContext context, ExportRecord record, FileTarget target) {
    boolean mayHaveLeft = record.state() == ExportState.READY;
    if (!mayHaveLeft && record.status().round() == 1) {
      return NOTHING;
    }
    try {
      List<Path> there = target.isFolder() ? since(record, target.path()) : file(target.path());
      if (there.size() != 1) {
        return NOTHING;
      }
      Path file = there.get(0);
      String sha256 = Receipts.sha256(file);
      boolean isEarlier = context.ledger().knows(file.toString(), sha256);
      if (isEarlier) {
        return new Standing(Optional.empty(), true);
      }
      return mayHaveLeft ? new Standing(Optional.of(left(file, sha256)), false) : NOTHING;
    } catch (IOException failure) {
      throw new LocalFileException(
          "can't look at " + target.path() + ": " + failure.getMessage(), target.path(), failure);
    }
  }

  private static List<Path> file(Path file) {
    return Files.isRegularFile(file) ? List.of(file) : List.of();
  }

  /** Those that appeared since the file was about to be saved; parts of downloads are hidden. */
  private static List<Path> since(ExportRecord record, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Instant ready = record.status().times().ready().orElse(Instant.MAX);
    List<Path> saved =
        record.files().values().stream().map(known -> Path.of(known.file())).toList();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !isHidden(file))
          .filter(file -> !saved.contains(file) && !modified(file).isBefore(ready.minus(ROUNDED)))
          .toList();
    }
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException gone) {
      return Instant.MIN;
    }
  }

  private static SavedFile left(Path file, String sha256) throws IOException {
    return new SavedFile(
        file.toString(),
        Files.size(file),
        sha256,
        Optional.empty(),
        Optional.empty(),
        Files.getLastModifiedTime(file).toInstant());
  }
}
