package dev.exportclients.cli.config.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Who may read a file, where the file system tells: Windows does not. */
final class OwnersFile {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private OwnersFile() {}

  /** Whether anybody but its owner may do anything with it; no if that can't be told. */
  static boolean isOpenToOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    } catch (UnsupportedOperationException notTold) {
      return false;
    } catch (IOException missing) {
      // Whoever reads it says so.
      return false;
    }
  }
}
