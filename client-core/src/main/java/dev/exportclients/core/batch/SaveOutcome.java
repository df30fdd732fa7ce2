package dev.exportclients.core.batch;

import dev.exportclients.core.DownloadReceipt;
import java.util.Optional;

/**
 * What became of one of many downloads: a receipt, or a failure.
 *
 * @param order what was asked for
 * @param receipt of the saved file; empty if the download failed
 * @param failure what {@code saveTo} threw; empty if the file was saved
 */
public record SaveOutcome(
    SaveOrder order, Optional<DownloadReceipt> receipt, Optional<RuntimeException> failure) {

  static SaveOutcome saved(SaveOrder order, DownloadReceipt receipt) {
    return new SaveOutcome(order, Optional.of(receipt), Optional.empty());
  }

  static SaveOutcome failed(SaveOrder order, RuntimeException failure) {
    return new SaveOutcome(order, Optional.empty(), Optional.of(failure));
  }

  /** {@return whether the whole file is at its place} */
  public boolean isSaved() {
    return receipt.isPresent();
  }
}
