package dev.exportclients.core.internal.files;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a file, and what to do. */
public final class LocalFiles {
  private LocalFiles() {}

  public static LocalFileException failed(String action, Path path, IOException failure) {
    return new LocalFileException(
        "can't " + action + " " + path + ": " + why(failure), path, failure);
  }

  /** With those above it, where it is missing; as {@code mkdir -p} does. Returns it. */
  public static Path makeFolder(Path folder) {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path above = folder.getParent();
    if (above != null) {
      makeFolder(above);
    }
    try {
      Files.createDirectory(folder);
    } catch (IOException failure) {
      // Made meanwhile, or a/.. when a was made.
      if (!Files.isDirectory(folder)) {
        throw new LocalFileException(
            "can't create the folder " + folder + ": " + whyNot(folder, failure), folder, failure);
      }
    }
    return folder;
  }

  /** Through links. */
  public static boolean isPipe(Path path) throws IOException {
    FileStatus found = FileStatus.behindLinks(path);
    return found != null && found.isPipe();
  }

  private static String whyNot(Path folder, IOException failure) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    return there == null || Files.isDirectory(there) ? why(failure) : there + " is no folder";
  }

  /**
   * @param cause why it is only seen now, if it was not there at first
   */
  static LocalFileException exists(Path path, @Nullable Throwable cause) {
    FileAlreadyExistsException taken = new FileAlreadyExistsException(path.toString());
    taken.initCause(cause);
    return new LocalFileException(
        path + " exists already; choose another name, or allow to overwrite it", path, taken);
  }

  private static String why(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    if (failure instanceof FileSystemException detailed && detailed.getReason() != null) {
      return detailed.getReason();
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
