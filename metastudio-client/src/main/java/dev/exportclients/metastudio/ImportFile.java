package dev.exportclients.metastudio;

import dev.exportclients.core.exception.LocalFileException;
import java.nio.file.Path;

/** How large a file to import may be. */
final class ImportFile {
  /** The gateway's, of the whole body, with a signature. */
  private static final long MOST_SIGNED = 12 * 1024 * 1024;

  private ImportFile() {}

  /**
   * @param body length of the whole request's
   * @throws LocalFileException if the gateway takes no signature with so much
   */
  static void requireSignable(Path file, long body) {
    if (body > MOST_SIGNED) {
      throw new LocalFileException(
          file
              + " makes a request of "
              + body
              + " bytes, and with an access key at most "
              + MOST_SIGNED
              + " (12 MB) may be sent; split it, or sign in with a token",
          file,
          null);
    }
  }
}
