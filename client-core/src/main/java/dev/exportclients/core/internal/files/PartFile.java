package dev.exportclients.core.internal.files;

import dev.exportclients.core.internal.http.RemoteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ObjIntConsumer;
import java.util.zip.CRC32C;

/**
 * The bytes of a download in progress, in a hidden file of the target's folder, with a sidecar that
 * says of what. One process and thread has it at a time. On closing, what can't be resumed goes.
 *
 * <p>Nobody else may read it before it has its name. What others put in its place is left alone.
 * What it belongs to is ADR 6, what nobody else can slip in ADR 11.
 */
public final class PartFile implements AutoCloseable {
  private static final Set<PartFile> OPEN = ConcurrentHashMap.newKeySet();

  private final LockedFile part;
  private final Sidecar sidecar;
  private final String identity;

  /** Whether it has the name under which a later call looks for it. */
  private final boolean canBeFound;

  /** Of all that was written. */
  private final CRC32C checksum = new CRC32C();

  /** Held while the part begins and while it gets its name: nobody may abandon it halfway. */
  private final ReentrantLock stateLock = new ReentrantLock();

  private Checkpoint earlier = Checkpoint.NONE;
  private volatile long length;
  private volatile boolean resumable;
  private volatile boolean published;

  private PartFile(LockedFile part, String identity, boolean canBeFound) {
    this.part = part;
    this.sidecar = new Sidecar(part.path);
    this.identity = identity;
    this.canBeFound = canBeFound;
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
    if (stateLock.tryLock()) {
      // Stays locked: the download must not go on with what is gone.
      discardUnlessKept();
    }
  }

  /**
   * @param folder an existing folder
   * @param identity what is downloaded to where; two downloads share a part only if it is equal
   * @throws dev.exportclients.core.exception.LocalFileException if another download has it, or the
   *     folder can't be written
   */
  public static PartFile claim(Path folder, String identity) {
    try {
      Path path = HiddenFiles.of(folder.toRealPath(), identity, HiddenFiles.PART);
      LockedFile part = PartClaim.of(path);
      if (part != null) {
        return new PartFile(part, identity, true);
      }
      LockedFile another = LockedFile.create(HiddenFiles.another(path));
      if (another == null) {
        throw LockedFile.inUse(path, null);
      }
      return new PartFile(another, identity, false);
    } catch (IOException failure) {
      throw LocalFiles.failed("create a file in", folder, failure);
    }
  }

  /** What an earlier download left to go on with; nothing, if that can't be trusted. */
  public RemoteFile kept() {
    try {
      Sidecar.Note note = sidecar.read(identity, FileStatus.of(part.path));
      if (note != null && note.written().length() > 0) {
        earlier = note.written();
        length = earlier.length();
        resumable = true;
        return note.facts();
      }
    } catch (IOException unreadable) {
      // As if it were not there.
    }
    return RemoteFile.NONE;
  }

  /** How much of it is known to have been written. */
  public long length() {
    return length;
  }

  /**
   * Whether the bytes that {@link #kept} speaks of are still those that were written. Changes
   * nothing on the disk.
   *
   * @param start all bytes before it are handed to {@code prefix}
   * @param pause runs now and then; may throw
   */
  public boolean isUnchanged(long start, ObjIntConsumer<byte[]> prefix, Runnable pause) {
    try {
      checksum.reset();
      ObjIntConsumer<byte[]> kept =
          (buffer, count) -> {
            checksum.update(buffer, 0, count);
            prefix.accept(buffer, count);
          };
      resumable = earlier.isBeginningOf(part.file, start, kept, pause);
    } catch (IOException unreadable) {
      resumable = false;
    }
    return resumable;
  }

  /** Empties the part for a new object, whose facts replace the old ones only after that. */
  public void begin(RemoteFile facts, boolean keep) {
    stateLock.lock();
    try {
      resumable = false;
      boolean canBeKept = keep && canBeFound && facts.isResumable();
      boolean cleared = isAlone() && sidecar.clear();
      part.file.setLength(0);
      part.file.seek(0);
      length = 0;
      checksum.reset();
      resumable = canBeKept && cleared && sidecar.create(identity, facts);
    } catch (IOException failure) {
      throw LocalFiles.failed("write", part.path, failure);
    } finally {
      stateLock.unlock();
    }
  }

  /** Cuts the part, unchanged, to where the transfer goes on. */
  public void resume(long start) {
    try {
      length = start;
      checkpoint();
      part.file.setLength(start);
      part.file.seek(start);
    } catch (IOException failure) {
      resumable = false;
      throw LocalFiles.failed("write", part.path, failure);
    }
  }

  public void write(byte[] buffer, int count) {
    try {
      part.requireLength(length);
      if (resumable) {
        checksum.update(buffer, 0, count);
      }
      length += count;
      checkpoint();
      part.file.write(buffer, 0, count);
    } catch (IOException failure) {
      // What fills a disk is in the way of all others that are saved to it.
      resumable = resumable && part.hasRoom();
      throw LocalFiles.failed("write", part.path, failure);
    }
  }

  /** Before the bytes: a killed process must not leave bytes that no checkpoint speaks of. */
  private void checkpoint() {
    resumable = resumable && sidecar.note(new Checkpoint(length, (int) checksum.getValue()));
  }

  /**
   * Forces the bytes to disk and gives them their name.
   *
   * @return false if a hidden file could not be removed; the file has its name
   */
  public boolean publish(Path target, boolean overwrite) {
    try {
      force();
      stateLock.lock();
      try {
        boolean tidy = Publishing.publish(Files::createLink, part, length, target, overwrite);
        published = true;
        return (!isAlone() || sidecar.clear()) && tidy;
      } finally {
        stateLock.unlock();
      }
    } catch (IOException failure) {
      throw LocalFiles.failed("save", target, failure);
    }
  }

  /** After a failure nobody knows what is on the disk: then nothing is kept to go on with. */
  private void force() throws IOException {
    try {
      part.file.getFD().sync();
    } catch (IOException failure) {
      resumable = false;
      throw failure;
    }
  }

  /** Whether nobody else's part stands under its name: then the sidecar is nobody else's too. */
  private boolean isAlone() {
    try {
      return part.isAt(part.path) || FileStatus.of(part.path) == null;
    } catch (IOException unknown) {
      return false;
    }
  }

  @Override
  public void close() {
    discardUnlessKept();
    OPEN.remove(this);
    try (part) {
      sidecar.close();
    } catch (IOException closing) {
      // Closing gives the lock up in any case.
    }
  }

  private void discardUnlessKept() {
    try {
      if (!published && !(resumable && length > 0) && isAlone()) {
        sidecar.clear();
        Files.deleteIfExists(part.path);
      }
    } catch (IOException kept) {
      // What matters is published or kept; the next claim settles the rest.
    }
  }
}
