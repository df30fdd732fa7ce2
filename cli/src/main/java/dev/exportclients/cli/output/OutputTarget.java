package dev.exportclients.cli.output;

import dev.exportclients.cli.options.UsageException;
import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.Destinations;
import dev.exportclients.core.destination.FileDestination;
import dev.exportclients.core.exception.DestinationException;
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
 * @param place null for stdout
 * @param folder whether the place must be one
 */
public record OutputTarget(@Nullable Destination place, boolean folder) {
  /** All of them are our own stdout, where nothing but the file may go. */
  private static final Set<String> STDOUT =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  /**
   * @param places for an address such as {@code s3://bucket/key}
   */
  public static OutputTarget of(@Nullable String option, Path current, Destinations places) {
    if (option == null) {
      return new OutputTarget(FileDestination.to(current), true);
    }
    if (option.isEmpty()) {
      throw new UsageException("--output must not be empty");
    }
    if (Destinations.isRemote(option)) {
      return new OutputTarget(remote(option, places), option.endsWith("/"));
    }
    Path path = Path.of(option);
    boolean folder = option.endsWith("/") || Files.isDirectory(path);
    return new OutputTarget(STDOUT.contains(option) ? null : FileDestination.to(path), folder);
  }

  private static Destination remote(String address, Destinations places) {
    try {
      Destinations.requireValid(address);
      return places.at(address);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("--output: " + wrong.getMessage());
    }
  }

  public boolean isStdout() {
    return place == null;
  }

  /** For more than one file. */
  OutputTarget ofFolder() {
    if (place instanceof FileDestination files) {
      if (!Files.exists(files.path()) || Files.isDirectory(files.path())) {
        return new OutputTarget(place, true);
      }
    } else if (place != null && folder) {
      return this;
    }
    throw new UsageException("--output must be a folder for more than one file");
  }

  /**
   * Finds out what can be known before anything is sent.
   *
   * @param createFolders whether folders that are missing are created
   * @return whether a file stands there already
   * @throws LocalFileException if no file could be saved
   * @throws DestinationException if no file could be stored
   */
  boolean prepare(boolean createFolders) {
    if (place instanceof FileDestination files) {
      return prepare(files.path(), createFolders);
    }
    return place != null && isTaken(place);
  }

  private static boolean isTaken(Destination place) {
    try {
      place.check(false);
      return false;
    } catch (DestinationException failure) {
      if (failure.reason() == DestinationException.Reason.EXISTS) {
        return true;
      }
      throw failure;
    }
  }

  private boolean prepare(Path path, boolean createFolders) {
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
