package dev.exportclients.plans.internal.place;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.plans.status.SavedFile;
import java.util.Optional;

/** Where a file goes, or files go. Immutable. */
public interface Place {
  /**
   * A file that was saved, and how.
   *
   * @param file its receipt
   * @param attempts requests for its bytes
   * @param resumes how many of them continued a part
   */
  record Saved(SavedFile file, int attempts, int resumes) {
    static Saved of(String file, DownloadReceipt receipt) {
      return new Saved(Receipts.of(file, receipt), receipt.attempts(), receipt.resumes());
    }

    /** By a process that was killed before it could say how. */
    public static Saved before(SavedFile file) {
      return new Saved(file, 0, 0);
    }
  }

  /** {@return path or address} */
  String shown();

  /**
   * {@return a file in this folder}
   *
   * @param name a single name
   */
  Place file(String name);

  /**
   * {@return a folder in this folder}
   *
   * @param name a single name
   */
  Place folder(String name);

  /**
   * {@return the file that a process which was killed has given its name, and has not written down}
   */
  Optional<SavedFile> left(Journal journal);

  /**
   * Saves the file, if it is ready.
   *
   * @param options without leave to overwrite: that is the place's to give, for what it replaces
   */
  Saved save(Download download, DownloadOptions options, Journal journal);
}
