package dev.exportclients.plans.internal.source;

import dev.exportclients.core.Download;
import java.util.List;
import java.util.Optional;

/** Files that are there; nothing has to be started. */
public non-sealed interface ListedSource extends Source {
  /**
   * One of the files.
   *
   * @param id the provider's
   * @param name fit for a file, and no other one's of the list; empty if it has none that is
   * @param folder fit for a folder of its own
   * @param download of its bytes
   */
  record Part(String id, Optional<String> name, String folder, Download download) {}

  /** {@return all files, in the provider's order; empty if there are none} */
  List<Part> parts();
}
