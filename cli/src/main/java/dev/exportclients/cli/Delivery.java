package dev.exportclients.cli;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Brings one file to where it was asked for, and says so. */
final class Delivery {
  private final Console console;
  private final FileOptions file;
  private final Target target;
  private final Duration wait;

  Delivery(Console console, FileOptions file, Target target, Duration wait) {
    this.console = console;
    this.file = file;
    this.target = target;
    this.wait = wait;
  }

  /** Before anything is sent. */
  Delivery checked() {
    target.check(file.force);
    return this;
  }

  void deliver(Download download) {
    deliver(download, Map.of());
  }

  /**
   * @param ids what else the receipt should hold under {@code --json}
   */
  void deliver(Download download, Map<String, Object> ids) {
    DownloadOptions options = file.downloadOptions().waitAtMost(wait);
    if (console.showsProgress()) {
      options = options.onProgress(new ProgressLine(console, System::nanoTime));
    }
    Path path = target.path();
    report(path == null ? copied(download, options) : download.saveTo(path, options), ids);
  }

  private DownloadReceipt copied(Download download, DownloadOptions options) {
    try {
      return download.copyTo(console.data(), options);
    } catch (UncheckedIOException failure) {
      throw new StdoutException(failure.getCause());
    }
  }

  private void report(DownloadReceipt receipt, Map<String, Object> ids) {
    receipt.warnings().stream()
        .sorted()
        .forEach(warning -> console.note("warning: " + Receipts.text(warning)));
    console.note(Receipts.summary(receipt));
    if (target.path() == null) {
      return;
    }
    String saved = receipt.file().map(Delivery::plain).map(Path::toString).orElse(null);
    Map<String, Object> json = new LinkedHashMap<>(ids);
    json.putAll(Receipts.toJson(receipt));
    json.put("file", saved);
    try {
      if (console.isJson()) {
        console.json(json);
      } else if (saved != null) {
        console.result(saved);
      }
    } catch (StdoutException lost) {
      throw lost.after("saved " + saved, json);
    }
  }

  /** Without the dot of the current folder. */
  private static Path plain(Path saved) {
    return saved.startsWith(".") ? saved.subpath(1, saved.getNameCount()) : saved;
  }
}
