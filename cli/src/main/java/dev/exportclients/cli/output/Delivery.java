package dev.exportclients.cli.output;

import static java.util.Objects.requireNonNull;

import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.FileDestination;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.LocalFileException;
import java.io.UncheckedIOException;
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
  private final Set<String> saved = new HashSet<>();
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
      throw inTheWay().toException(null);
    }
    return this;
  }

  /** Says so, if there is nothing to do. */
  public boolean skipsTaken(Map<String, Object> ids) {
    if (taken && file.skipExisting) {
      skip(inTheWay(), ids);
      return true;
    }
    return false;
  }

  private ExistingFile inTheWay() {
    return ExistingFile.at(requireNonNull(target.place()));
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
    Destination place = target.place();
    if (place == null) {
      report(copied(download, options));
      return;
    }
    try {
      Download.Stored stored = stored(download, options, place);
      report(stored.receipt());
      saved.add(ExistingFile.of(stored).address());
      tell(told(stored), ReceiptFormat.toJson(stored.receipt()), ids);
    } catch (LocalFileException | DestinationException failure) {
      ExistingFile existing = ExistingFile.of(failure);
      if (file.force || existing == null || saved.contains(existing.address())) {
        throw failure;
      }
      if (!file.skipExisting) {
        throw existing.toException(failure);
      }
      skip(existing, ids);
    }
  }

  /** Another id's file may have got the same name just before, and is not replaced even then. */
  private Download.Stored stored(Download download, DownloadOptions options, Destination place) {
    try {
      return download.saveTo(place, options.overwrite(file.force && !several));
    } catch (LocalFileException | DestinationException failure) {
      ExistingFile existing = several ? ExistingFile.of(failure) : null;
      if (existing == null) {
        throw failure;
      }
      if (saved.contains(existing.address())) {
        throw existing.ofAnotherId(failure);
      }
      if (!file.force) {
        throw failure;
      }
      return download.saveTo(place, options);
    }
  }

  private DownloadReceipt copied(Download download, DownloadOptions options) {
    try {
      return download.copyTo(console.data(), options);
    } catch (UncheckedIOException failure) {
      throw new StdoutException(requireNonNull(failure.getCause()));
    }
  }

  private void skip(ExistingFile existing, Map<String, Object> ids) {
    console.note("exists already, skipped: " + existing.shown());
    tell(existing.shown(), Map.of("skipped", true), ids);
  }

  private void report(DownloadReceipt receipt) {
    receipt.warnings().stream()
        .sorted()
        .forEach(warning -> console.note("warning: " + ReceiptFormat.text(warning)));
    console.note(ReceiptFormat.summary(receipt));
  }

  /** Null for a device, which is no file. */
  private @Nullable String told(Download.Stored stored) {
    if (target.place() instanceof FileDestination) {
      return stored.receipt().file().map(ExistingFile::plain).orElse(null);
    }
    return stored.location();
  }

  private void tell(@Nullable String text, Map<String, Object> receipt, Map<String, Object> ids) {
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
}
