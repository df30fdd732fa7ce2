package dev.exportclients.core.batch;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Download;
import java.nio.file.Path;

/**
 * A download, and where its file is to be.
 *
 * @param target a file or an existing folder, as {@link Download#saveTo(Path)} takes it
 */
public record SaveOrder(Download download, Path target) {
  public SaveOrder {
    requireNonNull(download, "download");
    requireNonNull(target, "target");
  }
}
