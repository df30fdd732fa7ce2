package dev.exportclients.plans.internal.place;

import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.destination.Destinations;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.plans.status.SavedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Writes receipts of files, and holds files to them. */
public final class Receipts {
  private static final int BUFFER = 1 << 16;

  private Receipts() {}

  /**
   * {@return whether the file is there and what it was; false if it is gone} One that is not in the
   * file system is held to the hash that its place keeps with it; without one there, it is taken at
   * the ledger's word.
   *
   * @param destinations for what is not in the file system
   * @throws ChangedFileException if another one is in its place
   * @throws LocalFileException if it can't be read
   * @throws DestinationException if it can't be looked at
   */
  public static boolean isWhole(SavedFile saved, Destinations destinations) {
    if (Destinations.isRemote(saved.file())) {
      requireUnchanged(saved, destinations);
      return true;
    }
    Path file = Path.of(saved.file());
    try {
      if (Files.size(file) == saved.bytes() && sha256(file).equals(saved.sha256())) {
        return true;
      }
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException unreadable) {
      throw new LocalFileException(
          "can't check the saved file " + file + ": " + unreadable, file, unreadable);
    }
    throw new ChangedFileException(
        new LocalFileException(
            file
                + " is not what was saved ("
                + saved.bytes()
                + " bytes, sha256 "
                + saved.sha256()
                + "). Put that back; or move the file away, and run the plan again to have it"
                + " fetched once more",
            file,
            null));
  }

  private static void requireUnchanged(SavedFile saved, Destinations destinations) {
    if (destinations
        .sha256(saved.file())
        .filter(there -> !there.equals(saved.sha256()))
        .isPresent()) {
      throw new ChangedFileException(
          new DestinationException(
              saved.file() + " is not what was saved (sha256 " + saved.sha256() + ")",
              DestinationException.Reason.EXISTS,
              saved.file(),
              null));
    }
  }

  static SavedFile of(String file, DownloadReceipt receipt) {
    return new SavedFile(
        file,
        receipt.bytes(),
        receipt.sha256(),
        receipt.mediaType(),
        receipt.etag(),
        receipt.finishedAt());
  }

  /** Of a file that is there; what the server said of it is not known any more. */
  static SavedFile of(Path file) throws IOException {
    return new SavedFile(
        file.toString(),
        Files.size(file),
        sha256(file),
        Optional.empty(),
        Optional.empty(),
        modified(file));
  }

  static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException gone) {
      return Instant.MIN;
    }
  }

  private static String sha256(Path file) throws IOException {
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
