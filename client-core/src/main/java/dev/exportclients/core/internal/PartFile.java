package dev.exportclients.core.internal;

import dev.exportclients.core.LocalFileException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a download in progress, in a hidden file of the target's folder, with a sidecar that
 * says of what. One process and thread has it at a time. On closing, what can't be resumed goes.
 *
 * <p>The file is written through {@link RandomAccessFile}: an interrupt would close a channel.
 */
public final class PartFile implements AutoCloseable {
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();
  private static final Set<PartFile> OPEN = ConcurrentHashMap.newKeySet();
  private static final int LOCK_TRIES = 10;

  private final Path path;
  private final Sidecar sidecar;
  private final String identity;
  private final RandomAccessFile file;
  private final FileLock lock;

  /** Held while the part begins and while it gets its name: nobody may abandon it halfway. */
  private final ReentrantLock turning = new ReentrantLock();

  private volatile long length;
  private volatile boolean resumable;
  private volatile boolean published;

  private PartFile(
      Path path, Sidecar sidecar, String identity, RandomAccessFile file, FileLock lock)
      throws IOException {
    this.path = path;
    this.sidecar = sidecar;
    this.identity = identity;
    this.file = file;
    this.lock = lock;
    this.length = file.length();
    OPEN.add(this);
  }

  /**
   * For a process that ends without waiting for its downloads: removes the parts that nobody could
   * go on with. Never waits.
   */
  public static void abandonAll() {
    OPEN.forEach(PartFile::abandon);
  }

  private void abandon() {
    if (turning.tryLock()) {
      // Stays locked: the download must not go on with what is gone.
      discardUnlessKept();
    }
  }

  /**
   * @param folder an existing folder
   * @param identity what is downloaded to where; two downloads share a part only if it is equal
   * @throws LocalFileException if another download has it, or the folder can't be written
   */
  static PartFile claim(Path folder, String identity) {
    Path path;
    try {
      path = folder.toRealPath().resolve(".exportclients-" + Digests.shortHex(identity) + ".part");
    } catch (IOException failure) {
      throw LocalFiles.failed("use the folder", folder, failure);
    }
    if (!IN_USE.add(path)) {
      throw inUse(path, null);
    }
    try {
      return locked(path, identity);
    } catch (IOException failure) {
      IN_USE.remove(path);
      throw LocalFiles.failed("create a file in", folder, failure);
    } catch (RuntimeException failure) {
      IN_USE.remove(path);
      throw failure;
    }
  }

  private static PartFile locked(Path path, String identity) throws IOException {
    for (int tries = 0; tries < LOCK_TRIES; tries++) {
      Object before = fileKey(path);
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      try {
        FileLock lock = file.getChannel().tryLock();
        if (lock == null) {
          throw inUse(path, null);
        }
        // Its last owner may have published or removed it before we had the lock; then look again.
        if (before != null && before.equals(fileKey(path))) {
          if (!isPublished(path)) {
            return new PartFile(path, new Sidecar(path), identity, file, lock);
          }
          Files.delete(path);
        }
        file.close();
      } catch (OverlappingFileLockException same) {
        file.close();
        throw inUse(path, same);
      } catch (IOException | RuntimeException failure) {
        file.close();
        throw failure;
      }
    }
    throw inUse(path, null);
  }

  /**
   * Whether its owner died between giving it its name and removing this one: hands off the file.
   */
  private static boolean isPublished(Path path) throws IOException {
    try {
      return Files.getAttribute(path, "unix:nlink") instanceof Integer links && links > 1;
    } catch (UnsupportedOperationException | IllegalArgumentException unknown) {
      return false;
    }
  }

  /** Null if there is no such file. Whatever else may stand there, a link for one, is refused. */
  private static @Nullable Object fileKey(Path path) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        throw new LocalFileException(path + " is in the way; remove it", path, null);
      }
      Object key = attributes.fileKey();
      return key == null ? "exists" : key;
    } catch (NoSuchFileException gone) {
      return null;
    }
  }

  private static LocalFileException inUse(Path path, @Nullable Throwable cause) {
    return new LocalFileException(
        "another download of the same export into this folder is in progress: " + path,
        path,
        cause);
  }

  /** What an earlier download left to go on with; nothing, if that can't be trusted. */
  FileFacts known() {
    FileFacts left = length == 0 ? null : sidecar.read(identity);
    resumable = left != null;
    return left == null ? FileFacts.NONE : left;
  }

  long length() {
    return length;
  }

  /** Empties the part for a new object, whose facts replace the old ones only after that. */
  void begin(FileFacts facts, boolean keep) {
    turning.lock();
    try {
      resumable = false;
      sidecar.delete();
      file.setLength(0);
      file.seek(0);
      length = 0;
      if (keep && facts.isResumable()) {
        sidecar.write(identity, facts);
        resumable = true;
      }
    } catch (IOException failure) {
      throw LocalFiles.failed("write", path, failure);
    } finally {
      turning.unlock();
    }
  }

  /** Cuts the part to where the transfer goes on, and hashes what is before. */
  void resume(long position, Sha256 hash) {
    try {
      file.setLength(position);
      file.seek(0);
      byte[] buffer = new byte[Sha256.BUFFER];
      for (long left = position; left > 0; ) {
        int count = file.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new IOException("the part is shorter than it was");
        }
        if (Thread.currentThread().isInterrupted()) {
          throw new Fault(Fault.Kind.INTERRUPTED, "interrupted", null);
        }
        hash.prefix(buffer, count);
        left -= count;
      }
      length = position;
    } catch (IOException failure) {
      resumable = false;
      throw LocalFiles.failed("read", path, failure);
    }
  }

  void write(byte[] buffer, int count) {
    try {
      file.write(buffer, 0, count);
      length += count;
    } catch (IOException failure) {
      throw LocalFiles.failed("write", path, failure);
    }
  }

  /** Forces the bytes to disk and gives them their name. */
  void publish(Path target, boolean overwrite) {
    try {
      force();
      turning.lock();
      try {
        Publishing.publish(path, target, overwrite);
        published = true;
        sidecar.delete();
      } finally {
        turning.unlock();
      }
    } catch (IOException failure) {
      throw LocalFiles.failed("save", target, failure);
    }
  }

  /** After a failure nobody knows what is on the disk: then nothing is kept to go on with. */
  private void force() throws IOException {
    try {
      file.getFD().sync();
    } catch (IOException failure) {
      resumable = false;
      throw failure;
    }
  }

  @Override
  public void close() {
    discardUnlessKept();
    release();
  }

  private void discardUnlessKept() {
    try {
      if (!published && !(resumable && length > 0)) {
        Files.deleteIfExists(path);
        sidecar.delete();
      }
    } catch (IOException kept) {
      // What matters is published or kept; the next claim settles the rest.
    }
  }

  private void release() {
    try {
      lock.release();
      file.close();
    } catch (IOException closing) {
      // Closing gives the lock up in any case.
    } finally {
      OPEN.remove(this);
      IN_USE.remove(path);
    }
  }
}
