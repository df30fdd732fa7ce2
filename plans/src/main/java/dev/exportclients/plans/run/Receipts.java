package dev.exportclients.plans.run;

import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.plans.status.SavedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Holds files to their receipts. */
final class Receipts {
  private static final int BUFFER = 1 << 16;

  private Receipts() {}

  /**
   * {@return whether the file is there and what it was; false if it is gone}
   *
   * @throws ChangedFileException if another one is in its place
   * @throws LocalFileException if it can't be read
   */
  static boolean isWhole(SavedFile saved) {
    Path file = Path.of(saved.file());
    try {
      if (Files.size(file) == saved.bytes() && sha256(file).equals(saved.sha256())) {
        return true;
      }
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException unreadable) {
      throw new LocalFileException(
          "can't check the saved file " + file + ": " + unreadable.getMessage(), file, unreadable);
    }
    throw new ChangedFileException(
        new LocalFileException(
            file
                + " is not what was saved (sha256 "
                + saved.sha256()
                + ", "
                + saved.bytes()
                + " bytes). Put it back; or move it away, and run the plan again to have it"
                + " fetched once more",
            file,
            null));
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream content = Files.newInputStream(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
