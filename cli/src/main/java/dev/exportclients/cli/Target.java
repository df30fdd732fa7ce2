package dev.exportclients.cli;

import dev.exportclients.core.LocalFileException;
import dev.exportclients.core.internal.SaveTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a file is to go.
 *
 * @param path null for stdout
 */
record Target(@Nullable Path path) {
  /** All of them are our own stdout, where nothing but the file may go. */
  private static final Set<String> STDOUT =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  static Target of(@Nullable String option, Path folder) {
    if (option == null) {
      return new Target(folder);
    }
    if (option.isEmpty()) {
      throw new IllegalArgumentException("--output must not be empty");
    }
    Path path = Path.of(option);
    if (option.endsWith("/") && !Files.isDirectory(path)) {
      throw new LocalFileException(
          "the folder " + option + " does not exist; create it first", path, null);
    }
    return new Target(STDOUT.contains(option) ? null : path);
  }

  /**
   * Finds out what can be known before anything is sent.
   *
   * @throws LocalFileException if the file could not be saved
   */
  void check(boolean overwrite) {
    if (path != null && SaveTarget.isTaken(path) && !overwrite) {
      throw new LocalFileException(
          path + " exists already; --force replaces it, --output names another", path, null);
    }
  }
}
