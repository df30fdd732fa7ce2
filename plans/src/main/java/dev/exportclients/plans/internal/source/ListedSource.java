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
   * @param folder below the export's, for a file whose name another one has, too
   * @param download of its bytes
   */
  record Part(String id, Optional<String> folder, Download download) {}

  /** {@return all files, in the provider's order; empty if there are none} */
  List<Part> parts();
}
