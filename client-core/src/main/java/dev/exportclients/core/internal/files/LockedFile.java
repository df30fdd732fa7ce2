package dev.exportclients.core.internal.files;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of ours, open, and locked against other processes and threads.
 *
 * <p>It is a {@link RandomAccessFile}: an interrupt would close a channel (ADR 5).
 */
final class LockedFile implements AutoCloseable {
  /** Of this process: to close a second opening of a file would give up the lock of the first. */
  private static final Set<Object> HELD = ConcurrentHashMap.newKeySet();

  final Path path;
  final RandomAccessFile file;
  private final FileStatus opened;

  private LockedFile(Path path, RandomAccessFile file, FileStatus opened) {
    this.path = path;
    this.file = file;
    this.opened = opened;
  }

  /**
   * A new file that nobody else may read; null if something stands there.
   *
   * @throws LocalFileException if somebody took it at once
   */
  static @Nullable LockedFile create(Path path) throws IOException {
    try {
      Files.createFile(path, HiddenFiles.PRIVATE);
    } catch (FileAlreadyExistsException taken) {
      return null;
    }
    FileStatus made = FileStatus.of(path);
    return made == null ? null : open(path, made);
  }

  /**
   * Null if that file has lost its name meanwhile: its last owner may have published or removed it.
   *
   * @throws LocalFileException if another download has it
   */
  static @Nullable LockedFile open(Path path, FileStatus found) throws IOException {
    if (!HELD.add(found.key())) {
      throw inUse(path, null);
    }
    LockedFile locked = null;
    try {
      locked = locked(path, found);
      return locked;
    } finally {
      if (locked == null) {
        HELD.remove(found.key());
      }
    }
  }

  private static @Nullable LockedFile locked(Path path, FileStatus found) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      FileLock lock = file.getChannel().tryLock();
      if (lock == null) {
        throw inUse(path, null);
      }
      if (found.isSameFileAs(FileStatus.of(path))) {
        return new LockedFile(path, file, found);
      }
      file.close();
      return null;
    } catch (OverlappingFileLockException same) {
      file.close();
      throw inUse(path, same);
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  static LocalFileException inUse(Path path, @Nullable Throwable cause) {
    return new LocalFileException(
        "another download of the same export into this folder is in progress ("
            + path
            + "); wait for it, or save into another folder",
        path,
        cause);
  }

  /** What another program cut would get a hole where it was cut. */
  void requireLength(long length) throws IOException {
    if (file.length() != length) {
      throw changed();
    }
  }

  LocalFileException changed() {
    return new LocalFileException(
        "another program has removed or changed "
            + path
            + " while it was written; nothing was saved, run it again",
        path,
        null);
  }

  /** Whether this very file stands under a name. */
  boolean isAt(Path name) throws IOException {
    return opened.isSameFileAs(FileStatus.of(name));
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      HELD.remove(opened.key());
    }
  }
}
