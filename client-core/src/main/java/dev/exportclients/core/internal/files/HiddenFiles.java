package dev.exportclients.core.internal.files;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The files that a download keeps beside its target, and their names. */
final class HiddenFiles {
  static final String PART = ".part";
  static final Set<PosixFilePermission> OWNER_ONLY = Set.of(OWNER_READ, OWNER_WRITE);

  /** For a new file that nobody else may read. */
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(OWNER_ONLY);

  private static final String PREFIX = ".exportclients-";
  private static final SecureRandom RANDOM = new SecureRandom();

  private HiddenFiles() {}

  static Path folderOf(Path file) {
    return requireNonNull(file.toAbsolutePath().getParent(), "folder");
  }

  /** The name that stands for this text, and for it alone. */
  static Path of(Path folder, String text, String extension) {
    return folder.resolve(PREFIX + Digests.shortHex(text) + extension);
  }

  /** Another name for a part, which nobody can guess. */
  static Path another(Path part) {
    return part.resolveSibling(stem(part) + '-' + random() + PART);
  }

  /** Matches the names that {@link #another} gives. */
  static String othersOf(Path part) {
    return stem(part) + "-*" + PART;
  }

  /** What this system makes of a new file here: whose it is, and who may use it. */
  static FileStatus probe(Path folder, FileAttribute<?>... attributes) throws IOException {
    Path probe = folder.resolve(PREFIX + random() + ".probe");
    Files.createFile(probe, attributes);
    try {
      FileStatus made = FileStatus.of(probe);
      if (made == null) {
        throw new NoSuchFileException(probe.toString());
      }
      return made;
    } finally {
      remove(probe);
    }
  }

  private static void remove(Path probe) {
    try {
      Files.deleteIfExists(probe);
    } catch (IOException stays) {
      // Empty; a folder from which nothing can be removed keeps the part too, which is told.
    }
  }

  private static String stem(Path part) {
    String name = part.getFileName().toString();
    return name.substring(0, name.length() - PART.length());
  }

  private static String random() {
    return HexFormat.of().toHexDigits(RANDOM.nextLong());
  }
}
