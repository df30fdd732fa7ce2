package dev.exportclients.cli.output;

import dev.exportclients.cli.options.UsageException;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.internal.files.LocalFiles;
import dev.exportclients.core.internal.files.SaveTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where files are to go.
 *
 * @param path null for stdout
 * @param folder whether the path must be one
 */
public record OutputTarget(@Nullable Path path, boolean folder) {
  /** All of them are our own stdout, where nothing but the file may go. */
  private static final Set<String> STDOUT =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  public static OutputTarget of(@Nullable String option, Path current) {
    if (option == null) {
      return new OutputTarget(current, true);
    }
    if (option.isEmpty()) {
      throw new UsageException("--output must not be empty");
    }
    Path path = Path.of(option);
    boolean folder = option.endsWith("/") || Files.isDirectory(path);
    return new OutputTarget(STDOUT.contains(option) ? null : path, folder);
  }

  /** For more than one file. */
  OutputTarget ofFolder() {
    if (path == null || Files.exists(path) && !Files.isDirectory(path)) {
      throw new UsageException("--output must be a folder for more than one file");
    }
    return new OutputTarget(path, true);
  }

  /**
   * Finds out what can be known before anything is sent.
   *
   * @param createFolders whether folders that are missing are created
   * @return whether a file stands there already
   * @throws LocalFileException if no file could be saved
   */
  boolean prepare(boolean createFolders) {
    if (path == null) {
      return false;
    }
    Path needed = folder ? path : path.toAbsolutePath().getParent();
    if (needed != null && !Files.isDirectory(needed)) {
      if (createFolders) {
        LocalFiles.makeFolder(needed);
      } else if (folder) {
        throw new LocalFileException(
            "the folder " + path + "/ does not exist; create it first, or add --create-dirs",
            path,
            null);
      }
    }
    return SaveTarget.isTaken(path);
  }
}
