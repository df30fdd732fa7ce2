package dev.exportclients.core.internal.files;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a finished part its name, in one step: under it is the whole file or what was before.
 *
 * <p>The part first gets a name of its own that nobody else knows. What stands under that name is
 * looked at, and only then given the target's: so it is the file that was written, whatever others
 * do to the part's name meanwhile (ADR 11).
 */
final class Publishing {
  /** Gives a file a second name, unless that is taken; not every system can. */
  @FunctionalInterface
  interface Links {
    void link(Path name, Path existing) throws IOException;
  }

  private final Links links;
  private final LockedFile part;
  private final Path target;
  private final Path aside;
  private final boolean linked;

  /** Whether an empty sidecar says that the part was set aside. */
  private final boolean marked;

  /**
   * @param length of the part, all of which was written by this process or checked by it
   * @return false if a hidden file could not be removed; the file has its name
   */
  static boolean publish(Links links, LockedFile part, long length, Path target, boolean overwrite)
      throws IOException {
    if (!part.isAt(part.path)) {
      throw part.changed();
    }
    Publishing publishing = new Publishing(links, part, target);
    try {
      publishing.check(length);
      publishing.setPermissions(overwrite);
      publishing.name(overwrite);
    } catch (IOException | RuntimeException failure) {
      publishing.undo();
      throw failure;
    }
    force(HiddenFiles.folderOf(target));
    return publishing.cleanUp();
  }

  private Publishing(Links links, LockedFile part, Path target) throws IOException {
    this.links = links;
    this.part = part;
    this.target = target;
    this.aside = HiddenFiles.another(part.path);
    this.linked = tryLink();
    this.marked = !linked && tryMark();
    if (!linked) {
      Files.move(part.path, aside, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** If this process ends before the second move, the next claim of the part looks for it. */
  private boolean tryMark() {
    try {
      Files.createFile(Sidecar.of(part.path), HiddenFiles.PRIVATE);
      return true;
    } catch (IOException hasOne) {
      return false;
    }
  }

  private void unmark() throws IOException {
    if (marked) {
      Files.deleteIfExists(Sidecar.of(part.path));
    }
  }

  private boolean tryLink() {
    try {
      links.link(aside, part.path);
      return true;
    } catch (UnsupportedOperationException | IOException noLinks) {
      return false;
    }
  }

  private void check(long length) throws IOException {
    FileStatus found = FileStatus.of(aside);
    if (found == null || !found.isRegular() || !part.isAt(aside) || found.size() != length) {
      throw part.changed();
    }
  }

  /** Those that a plain create gives, or the replaced file's. */
  private void setPermissions(boolean overwrite) throws IOException {
    FileStatus old = overwrite ? FileStatus.of(target) : null;
    FileStatus model = old == null ? HiddenFiles.probe(HiddenFiles.folderOf(aside)) : old;
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    permissions.addAll(model.permissions());
    if (!tryGiveGroup(model.group())) {
      keepOutGroup(permissions);
    }
    FileStatus now = FileStatus.of(aside);
    if (now != null && !now.permissions().equals(permissions)) {
      try {
        Files.setPosixFilePermissions(aside, permissions);
      } catch (IOException unsupported) {
        // Then they are the owner's alone, or the same for all files of this system.
      }
    }
  }

  private boolean tryGiveGroup(int group) throws IOException {
    FileStatus now = FileStatus.of(aside);
    if (now == null || now.group() == group) {
      return true;
    }
    try {
      Files.setAttribute(aside, "unix:gid", group);
      return true;
    } catch (IOException notAllowed) {
      return false;
    }
  }

  /** Another group must not get what was the old one's. */
  private static void keepOutGroup(Set<PosixFilePermission> permissions) {
    if (!permissions.contains(PosixFilePermission.OTHERS_READ)) {
      permissions.remove(PosixFilePermission.GROUP_READ);
    }
    if (!permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      permissions.remove(PosixFilePermission.GROUP_WRITE);
    }
    if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
      permissions.remove(PosixFilePermission.GROUP_EXECUTE);
    }
  }

  private void name(boolean overwrite) throws IOException {
    if (overwrite) {
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      if (linked) {
        links.link(target, aside);
      } else {
        moveInTurn();
      }
    } catch (FileAlreadyExistsException taken) {
      throw LocalFiles.exists(target, taken);
    }
  }

  /** A move looks first, then replaces: our own processes do both one after the other. */
  private void moveInTurn() throws IOException {
    Path path =
        HiddenFiles.of(HiddenFiles.folderOf(aside), target.getFileName().toString(), ".turn");
    try (LockedFile turn = turn(path)) {
      try {
        Files.move(aside, target);
      } finally {
        if (turn != null) {
          Files.deleteIfExists(path);
        }
      }
    } catch (LocalFileException another) {
      throw LocalFiles.exists(target, another);
    }
  }

  /** Null if another user has left one that we can't use. */
  private static @Nullable LockedFile turn(Path path) {
    try {
      LockedFile made = LockedFile.create(path);
      FileStatus left = made == null ? FileStatus.of(path) : null;
      return left == null || !left.isRegular() ? made : LockedFile.open(path, left);
    } catch (IOException foreign) {
      return null;
    }
  }

  /** So that a later call can go on with the part. */
  private void undo() {
    try {
      if (linked) {
        Files.deleteIfExists(aside);
      } else {
        Files.move(aside, part.path);
        unmark();
      }
    } catch (IOException left) {
      // The next claim of the part looks for it.
    }
  }

  /** The file has its name: nothing that fails now is a failure of the download. */
  private boolean cleanUp() {
    boolean tidy = true;
    try {
      unmark();
    } catch (IOException left) {
      tidy = false;
    }
    if (linked) {
      try {
        Files.deleteIfExists(aside);
      } catch (IOException left) {
        tidy = false;
      }
      try {
        if (part.isAt(part.path)) {
          Files.delete(part.path);
        }
      } catch (IOException left) {
        tidy = false;
      }
    }
    return tidy;
  }

  /** So that the name survives a crash too; not every system lets a folder be forced. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // The file's bytes are safe already.
    }
  }
}
