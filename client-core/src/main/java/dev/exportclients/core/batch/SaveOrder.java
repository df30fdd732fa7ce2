package dev.exportclients.core.batch;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Download;
import java.nio.file.Path;

/**
 * A download, and where its file is to be.
 *
 * @param download of any client; nothing is sent before {@link Downloads#saveAll}
 * @param target a file or a folder; relative ones are below the working directory
 * @param isFolder whether the target is a folder that is made where it is missing, as {@link
 *     Download#saveInto(Path)} does, or what {@link Download#saveTo(Path)} takes
 */
public record SaveOrder(Download download, Path target, boolean isFolder) {
  /**
   * Refuses null.
   *
   * @param download of any client
   * @param target a file or a folder
   * @param isFolder whether the target is a folder, made where it is missing
   */
  public SaveOrder {
    requireNonNull(download, "download");
    requireNonNull(target, "target");
  }

  /**
   * {@return an order as {@link Download#saveTo(Path)} carries it out}
   *
   * @param target a file, an existing folder, or a device or pipe
   * @param download of any client
   */
  public static SaveOrder to(Path target, Download download) {
    return new SaveOrder(download, target, false);
  }

  /**
   * {@return an order as {@link Download#saveInto(Path)} carries it out: under the server's name,
   * or one of the export's ids}
   *
   * @param folder made where it is missing
   * @param download of any client
   */
  public static SaveOrder into(Path folder, Download download) {
    return new SaveOrder(download, folder, true);
  }
}
