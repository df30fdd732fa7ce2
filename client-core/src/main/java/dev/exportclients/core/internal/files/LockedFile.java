package dev.exportclients.core.internal.files;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of ours, open, and locked against other processes and threads.
 *
 * <p>It is a {@link RandomAccessFile}: an interrupt would close a channel (ADR 5).
 */
final class LockedFile implements AutoCloseable {
  /** Of this process: to close a second opening of a file would give up the lock of the first. */
  private static final Set<Object> HELD = new HashSet<>();

  /** Of bytes: a disk that has less is full. */
  private static final long ROOM = 1 << 20;

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
    hold(path, found);
    RandomAccessFile file = null;
    boolean isOurs = false;
    try {
      file = new RandomAccessFile(path.toFile(), "rw");
      lock(path, file);
      isOurs = found.isSameFileAs(FileStatus.of(path));
      return isOurs ? new LockedFile(path, file, found) : null;
    } finally {
      if (!isOurs) {
        release(file, found);
      }
    }
  }

  private static void hold(Path path, FileStatus found) {
    synchronized (HELD) {
      if (!HELD.add(found.key())) {
        throw inUse(path, null);
      }
    }
  }

  private static void lock(Path path, RandomAccessFile file) throws IOException {
    FileLock lock;
    try {
      lock = file.getChannel().tryLock();
    } catch (OverlappingFileLockException same) {
      throw inUse(path, same);
    }
    if (lock == null) {
      throw inUse(path, null);
    }
  }

  /** Both at once: the next new file may get the key of one that is closed and has no name. */
  private static void release(@Nullable RandomAccessFile file, FileStatus held) throws IOException {
    synchronized (HELD) {
      try {
        if (file != null) {
          file.close();
        }
      } finally {
        HELD.remove(held.key());
      }
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

  /** Whether its disk takes more; if nobody knows, it does. */
  boolean hasRoom() {
    try {
      return Files.getFileStore(path).getUsableSpace() >= ROOM;
    } catch (IOException unknown) {
      return true;
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
    release(file, opened);
  }
}
