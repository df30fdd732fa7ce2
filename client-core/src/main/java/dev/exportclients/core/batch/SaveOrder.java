package dev.exportclients.core.batch;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Download;
import java.nio.file.Path;

/**
 * A download, and where its file is to be.
 *
 * @param isFolder whether the target is a folder that is made where it is missing, as {@link
 *     Download#saveInto(Path)} does, or what {@link Download#saveTo(Path)} takes
 */
public record SaveOrder(Download download, Path target, boolean isFolder) {
  public SaveOrder {
    requireNonNull(download, "download");
    requireNonNull(target, "target");
  }

  /** As {@link Download#saveTo(Path)}. */
  public static SaveOrder to(Path target, Download download) {
    return new SaveOrder(download, target, false);
  }

  /** As {@link Download#saveInto(Path)}: under the server's name, or one of the export's ids. */
  public static SaveOrder into(Path folder, Download download) {
    return new SaveOrder(download, folder, true);
  }
}
