package dev.exportclients.plans.run;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a file goes.
 *
 * @param path absolute
 * @param isFolder whether it takes files under the server's names
 */
record FileTarget(Path path, boolean isFolder) {
  String shown() {
    return path.toString();
  }

  FileTarget below(String folder) {
    return new FileTarget(path.resolve(folder), isFolder);
  }

  DownloadReceipt save(Download download, DownloadOptions options) {
    if (isFolder) {
      return download.saveInto(path, options);
    }
    if (Files.isDirectory(path)) {
      throw new LocalFileException(
          path + " is a folder: move it away, or name another file in the plan", path, null);
    }
    try {
      Files.createDirectories(path.getParent());
    } catch (IOException failure) {
      throw new LocalFileException(
          "can't make the folder " + path.getParent() + ": " + failure.getMessage(),
          path.getParent(),
          failure);
    }
    return download.saveTo(path, options);
  }
}
