package dev.exportclients.core.internal.files;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Gets hold of the file for a part: one that an earlier download left, if it is our own, or a new
 * one. In a folder that others use too, anything may stand under its name (ADR 11).
 */
final class PartClaim {
  private static final int TRIES = 10;

  private final Path path;

  private PartClaim(Path path) {
    this.path = path;
  }

  /**
   * @return null if something stands there that is not ours, or that can't be removed
   * @throws LocalFileException if another download has it, or something of ours is in the way
   */
  static @Nullable LockedFile of(Path path) throws IOException {
    return new PartClaim(path).claim();
  }

  private @Nullable LockedFile claim() throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      FileStatus found = FileStatus.of(path);
      if (found == null) {
        restore();
        LockedFile made = LockedFile.create(path);
        if (made != null) {
          return made;
        }
        continue;
      }
      FileStatus ours = HiddenFiles.probe(HiddenFiles.folderOf(path), HiddenFiles.PRIVATE);
      if (found.owner() != ours.owner()) {
        return null;
      }
      if (!found.isRegular()) {
        throw new LocalFileException(path + " is in the way; remove it", path, null);
      }
      LockedFile earlier = LockedFile.open(path, found);
      if (earlier != null) {
        if (tryTakeOver(earlier, ours)) {
          return earlier;
        }
        if (!tryRemove(earlier)) {
          return null;
        }
      }
    }
    throw new LocalFileException(
        "others take and leave " + path + " all the time; run it again when they are done",
        path,
        null);
  }

  private boolean tryTakeOver(LockedFile earlier, FileStatus ours) throws IOException {
    try {
      return makeOursAlone(earlier, ours);
    } catch (IOException failure) {
      earlier.close();
      throw failure;
    }
  }

  /** Once it has a second name, it may be published: hands off the file. */
  private boolean makeOursAlone(LockedFile earlier, FileStatus ours) throws IOException {
    FileStatus now = FileStatus.of(path);
    if (now != null && now.links() > 1) {
      removeOtherNames(earlier);
      now = FileStatus.of(path);
    }
    if (now == null || now.links() > 1 || now.isWritableByMoreThan(ours)) {
      return false;
    }
    if (!now.permissions().equals(ours.permissions())) {
      Files.setPosixFilePermissions(path, HiddenFiles.OWNER_ONLY);
    }
    return true;
  }

  /** Of a process that ended while it published. */
  private void removeOtherNames(LockedFile earlier) throws IOException {
    try (DirectoryStream<Path> names =
        Files.newDirectoryStream(HiddenFiles.folderOf(path), HiddenFiles.othersOf(path))) {
      for (Path name : names) {
        if (earlier.isAt(name)) {
          Files.delete(name);
        }
      }
    }
  }

  /**
   * A sidecar without a part, be it empty: on a system without links a process ended while it
   * published.
   */
  private void restore() throws IOException {
    if (FileStatus.of(Sidecar.of(path)) == null) {
      return;
    }
    int owner = HiddenFiles.probe(HiddenFiles.folderOf(path), HiddenFiles.PRIVATE).owner();
    try (DirectoryStream<Path> names =
        Files.newDirectoryStream(HiddenFiles.folderOf(path), HiddenFiles.othersOf(path))) {
      for (Path name : names) {
        if (tryMoveBack(name, owner)) {
          return;
        }
      }
    }
  }

  private boolean tryMoveBack(Path name, int owner) {
    try {
      FileStatus found = FileStatus.of(name);
      if (found == null || !found.isRegular() || found.owner() != owner) {
        return false;
      }
      try (LockedFile left = LockedFile.open(name, found)) {
        if (left != null) {
          Files.move(name, path);
        }
        return left != null;
      }
    } catch (IOException | LocalFileException notOurs) {
      return false;
    }
  }

  private static boolean tryRemove(LockedFile earlier) {
    try (earlier) {
      Files.delete(earlier.path);
      return true;
    } catch (IOException stuck) {
      return false;
    }
  }
}
