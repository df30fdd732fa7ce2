package dev.exportclients.cli.output;

import static java.util.Objects.requireNonNull;

import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.exception.LocalFileException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings files to where they were asked for, and says so. */
public final class Delivery {
  private final Console console;
  private final FileOptions file;
  private final Duration wait;
  private final Set<Path> saved = new HashSet<>();
  private OutputTarget target;
  private boolean several;
  private boolean taken;

  public Delivery(Console console, FileOptions file, OutputTarget target, Duration wait) {
    this.console = console;
    this.file = file;
    this.target = target;
    this.wait = wait;
  }

  /**
   * @throws UsageException if as many files can't go where one could
   */
  void expect(int files) {
    several = files > 1;
    if (several) {
      target = target.ofFolder();
    }
  }

  /** Before anything is sent. */
  public Delivery checked() {
    taken = target.prepare(file.createDirs);
    if (taken && !file.force && !file.skipExisting) {
      throw exists(requireNonNull(target.path()), null);
    }
    return this;
  }

  /** Says so, if there is nothing to do. */
  public boolean skipsTaken(Map<String, Object> ids) {
    if (taken && file.skipExisting) {
      skip(requireNonNull(target.path()), ids);
      return true;
    }
    return false;
  }

  /**
   * @param ids what else the receipt should hold under {@code --json}
   */
  public void deliver(Download download, Map<String, Object> ids) {
    if (skipsTaken(ids)) {
      return;
    }
    DownloadOptions options = file.downloadOptions().waitAtMost(wait);
    if (console.showsProgress()) {
      options = options.onProgress(new ProgressLine(console, System::nanoTime));
    }
    Path path = target.path();
    if (path == null) {
      report(copied(download, options), ids);
      return;
    }
    try {
      report(saved(download, options, path), ids);
    } catch (LocalFileException failure) {
      if (file.force || !isTaken(failure) || isOurs(failure)) {
        throw failure;
      }
      if (!file.skipExisting) {
        throw exists(failure.path(), failure);
      }
      skip(failure.path(), ids);
    }
  }

  /** Another id's file may have got the same name just before, and is not replaced even then. */
  private DownloadReceipt saved(Download download, DownloadOptions options, Path path) {
    try {
      return download.saveTo(path, options.overwrite(file.force && !several));
    } catch (LocalFileException failure) {
      if (!several || !isTaken(failure)) {
        throw failure;
      }
      if (isOurs(failure)) {
        throw new LocalFileException(
            failure.path() + " holds the file of another id of this command; fetch them one by one",
            failure.path(),
            failure);
      }
      if (!file.force) {
        throw failure;
      }
      return download.saveTo(path, options);
    }
  }

  private boolean isOurs(LocalFileException failure) {
    return saved.contains(failure.path().toAbsolutePath().normalize());
  }

  private static LocalFileException exists(Path path, @Nullable LocalFileException cause) {
    return new LocalFileException(
        path + " exists already; --force replaces it, --output names another", path, cause);
  }

  private static boolean isTaken(LocalFileException failure) {
    return failure.getCause() instanceof FileAlreadyExistsException
        && Files.isRegularFile(failure.path());
  }

  private DownloadReceipt copied(Download download, DownloadOptions options) {
    try {
      return download.copyTo(console.data(), options);
    } catch (UncheckedIOException failure) {
      throw new StdoutException(requireNonNull(failure.getCause()));
    }
  }

  private void skip(Path path, Map<String, Object> ids) {
    console.note("exists already, skipped: " + plain(path));
    tell(plain(path), Map.of("skipped", true), ids);
  }

  private void report(DownloadReceipt receipt, Map<String, Object> ids) {
    receipt.warnings().stream()
        .sorted()
        .forEach(warning -> console.note("warning: " + ReceiptFormat.text(warning)));
    console.note(ReceiptFormat.summary(receipt));
    if (target.path() != null) {
      receipt.file().ifPresent(path -> saved.add(path.toAbsolutePath().normalize()));
      tell(receipt.file().map(Delivery::plain).orElse(null), ReceiptFormat.toJson(receipt), ids);
    }
  }

  private void tell(@Nullable Path path, Map<String, Object> receipt, Map<String, Object> ids) {
    String text = path == null ? null : path.toString();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", text);
    json.putAll(ids);
    receipt.forEach(json::putIfAbsent);
    try {
      if (console.isJson()) {
        console.json(json);
      } else if (text != null) {
        console.result(text);
      }
    } catch (StdoutException lost) {
      throw lost.after("saved " + text, json);
    }
  }

  /** Without the dot of the current folder. */
  private static Path plain(Path saved) {
    return saved.startsWith(".") ? saved.subpath(1, saved.getNameCount()) : saved;
  }
}
