package dev.exportclients.metastudio;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Refuses a file that can't be imported, before anything is sent. */
final class ImportFile {
  /** The gateway's, of the whole body, with a signature. */
  private static final long MOST_SIGNED = 12 * 1024 * 1024;

  private ImportFile() {}

  /**
   * @throws LocalFileException if it is no file, is empty, or can't be read
   */
  static void requireUsable(Path file) {
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

  /**
   * @param body length of the whole request's
   * @throws LocalFileException if the gateway takes no signature with so much
   */
  static void requireSignable(Path file, long body) {
    if (body > MOST_SIGNED) {
      throw refused(
          file,
          "makes a request of "
              + body
              + " bytes, and with an access key at most "
              + MOST_SIGNED
              + " (12 MB) may be sent; split it, or sign in with a token",
          null);
    }
  }

  private static LocalFileException refused(Path file, String why, @Nullable IOException cause) {
    return new LocalFileException(file + " " + why, file, cause);
  }
}
