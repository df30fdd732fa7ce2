package dev.exportclients.plans.internal.place;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.internal.files.LocalFiles;
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
 * In the file system. A file gets its name when it is whole; a process that was killed just then
 * has not written it down.
 *
 * @param path absolute
 * @param isFolder whether it takes files under the server's names
 */
record FilePlace(Path path, boolean isFolder) implements Place {
  /** File systems round times. */
  private static final Duration ROUNDED = Duration.ofSeconds(2);

  @Override
  public String shown() {
    return path.toString();
  }

  @Override
  public Place file(String name) {
    return new FilePlace(path.resolve(name), false);
  }

  @Override
  public Place folder(String name) {
    return new FilePlace(path.resolve(name), true);
  }

  @Override
  public Optional<SavedFile> left(Journal journal) {
    if (journal.readySince().isEmpty()) {
      return Optional.empty();
    }
    try {
      List<Path> there = there(journal);
      if (there.size() != 1) {
        return Optional.empty();
      }
      SavedFile file = Receipts.of(there.get(0));
      return journal.knows(file.file(), file.sha256()) ? Optional.empty() : Optional.of(file);
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  /** What may be the file. Parts of downloads are hidden. */
  private List<Path> there(Journal journal) throws IOException {
    if (!isFolder) {
      return Files.isRegularFile(path) ? List.of(path) : List.of();
    }
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    Instant since = journal.readySince().orElseThrow().minus(ROUNDED);
    List<Path> saved = journal.saved().stream().map(file -> Path.of(file.file())).toList();
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !isHidden(file) && !saved.contains(file))
          .filter(file -> !Receipts.modified(file).isBefore(since))
          .toList();
    }
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }

  @Override
  public Saved save(Download download, DownloadOptions options, Journal journal) {
    DownloadReceipt receipt = saved(download, options, journal);
    return Saved.of(receipt.file().orElseThrow().toAbsolutePath().toString(), receipt);
  }

  private DownloadReceipt saved(Download download, DownloadOptions options, Journal journal) {
    if (isFolder) {
      return download.saveInto(path, options.overwrite(journal.isAgain()));
    }
    if (Files.isDirectory(path)) {
      throw new LocalFileException(
          path + " is a folder: move it away, or name another file in the plan", path, null);
    }
    LocalFiles.makeFolder(requireNonNull(path.getParent()));
    return download.saveTo(path, options.overwrite(journal.isAgain() && isOurs(journal)));
  }

  /** Whether what stands there was saved by us, and nobody has changed it. */
  private boolean isOurs(Journal journal) {
    try {
      return Files.isRegularFile(path) && journal.knows(shown(), Receipts.of(path).sha256());
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  private LocalFileException unreadable(IOException failure) {
    return new LocalFileException("can't look at " + path + ": " + failure, path, failure);
  }
}
