package dev.exportclients.core.internal.provider;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Refuses a file that can't be imported, before anything is sent. */
public final class UploadFile {
  private UploadFile() {}

  /**
   * @throws LocalFileException if it is no file, is empty, or can't be read
   */
  public static void requireUsable(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw refused(file, "is a folder, and no file to import", null);
      }
      if (Files.size(file) == 0) {
        throw refused(file, "is empty, there is nothing to import", null);
      }
      try (InputStream in = Files.newInputStream(file)) {
        in.read();
      }
    } catch (NoSuchFileException missing) {
      throw refused(file, "does not exist", missing);
    } catch (IOException unreadable) {
      throw refused(file, "can't be read; check its permissions", unreadable);
    }
  }

  private static LocalFileException refused(Path file, String why, @Nullable IOException cause) {
    return new LocalFileException(file + " " + why, file, cause);
  }
}
