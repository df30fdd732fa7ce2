package dev.exportclients.core.internal.files;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a name. Links are not followed.
 *
 * @param key the same for all names of one file, and for no other file
 * @param owner and {@code group}: their numbers, so that no directory of users is asked
 * @param links how many names it has
 */
record FileStatus(
    Object key,
    boolean isRegular,
    boolean isPipe,
    long size,
    int owner,
    int group,
    int links,
    Set<PosixFilePermission> permissions) {
  private static final String ATTRIBUTES =
      "unix:fileKey,isRegularFile,size,mode,uid,gid,nlink,permissions";
  private static final int TYPE = 0170000;
  private static final int PIPE = 0010000;

  /** Null if nothing stands there. */
  static @Nullable FileStatus of(Path path) throws IOException {
    return read(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** The same of what links lead to. */
  static @Nullable FileStatus behindLinks(Path path) throws IOException {
    return read(path);
  }

  @SuppressWarnings("unchecked")
  private static @Nullable FileStatus read(Path path, LinkOption... options) throws IOException {
    try {
      Map<String, Object> found = Files.readAttributes(path, ATTRIBUTES, options);
      return new FileStatus(
          value(found, "fileKey"),
          (Boolean) value(found, "isRegularFile"),
          ((Integer) value(found, "mode") & TYPE) == PIPE,
          (Long) value(found, "size"),
          (Integer) value(found, "uid"),
          (Integer) value(found, "gid"),
          (Integer) value(found, "nlink"),
          (Set<PosixFilePermission>) value(found, "permissions"));
    } catch (NoSuchFileException | NotDirectoryException nothing) {
      return null;
    }
  }

  private static Object value(Map<String, Object> attributes, String name) {
    return requireNonNull(attributes.get(name), name);
  }

  boolean isSameFileAs(@Nullable FileStatus other) {
    return other != null && key.equals(other.key);
  }

  /**
   * Whether others may have changed it.
   *
   * @param usual a file of ours; where the system knows no permissions, others may write that too
   */
  boolean isWritableByMoreThan(FileStatus usual) {
    Set<PosixFilePermission> more = EnumSet.noneOf(PosixFilePermission.class);
    more.addAll(permissions);
    more.removeAll(usual.permissions);
    return more.contains(PosixFilePermission.GROUP_WRITE)
        || more.contains(PosixFilePermission.OTHERS_WRITE);
  }
}
