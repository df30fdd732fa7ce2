package dev.exportclients.plans.internal.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner reads, and names that survive a loss of power. */
final class PrivateFiles {
  private PrivateFiles() {}

  static void createIfMissing(Path file) throws IOException {
    try {
      create(file);
    } catch (FileAlreadyExistsException there) {
      // Whoever made it has set its permissions.
    }
  }

  static void create(Path file) throws IOException {
    Files.createFile(file, ownersOnly(file));
  }

  /** Elsewhere than on POSIX, those of the folder hold. */
  private static FileAttribute<?>[] ownersOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Forces a folder's names to disk, where the system can. */
  static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // Windows can't, and needs not.
    }
  }
}
