package dev.exportclients.cli;

import dev.exportclients.core.LocalFileException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
    return new Target(STDOUT.contains(option) ? null : Path.of(option));
  }

  /**
   * Finds out what can be known before anything is sent.
   *
   * @throws LocalFileException if the file could not be saved
   */
  void check(boolean overwrite) {
    if (path == null) {
      return;
    }
    if (Files.isDirectory(path)) {
      requireWritable(path);
      return;
    }
    boolean exists = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    if (exists && isDevice(path)) {
      return;
    }
    if (exists && !overwrite) {
      throw new LocalFileException(
          path + " exists already; --force replaces it, --output names another", path, null);
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new LocalFileException(
          "the folder " + folder + " does not exist; create it first", path, null);
    }
    requireWritable(folder);
  }

  private static boolean isDevice(Path path) {
    return !Files.isRegularFile(path) && Files.exists(path);
  }

  private static void requireWritable(Path folder) {
    if (!Files.isWritable(folder)) {
      throw new LocalFileException(
          "can't write into " + folder + ": permission denied", folder, null);
    }
  }
}
