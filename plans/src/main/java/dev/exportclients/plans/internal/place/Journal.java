package dev.exportclients.plans.internal.place;

import dev.exportclients.plans.status.SavedFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the ledger knows of an export's files, and is told of them, for one of its parts. */
public interface Journal {
  /** {@return since when its file has been there; empty if it was not about to be saved} */
  Optional<Instant> readySince();

  /** {@return whether it was started again in its period} */
  boolean isAgain();

  /** {@return the export's files so far} */
  List<SavedFile> saved();

  /** {@return whether a file of that content was saved there, by any export} */
  boolean knows(String file, String sha256);

  /** {@return the receipt of a file that was about to get its name, when the process ended} */
  Optional<SavedFile> committing();

  /**
   * A file is about to get its name.
   *
   * @param address its own
   * @param mediaType if the server said
   */
  void committing(String address, long bytes, String sha256, Optional<String> mediaType);

  /** {@return handles of what uploads left, which are to be aborted} */
  List<String> uploads();

  /** An upload is about to begin, and may be left. */
  void uploading(String handle);

  /** Nothing is left of it any more. */
  void aborted(String handle);
}
