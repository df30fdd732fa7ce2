package dev.exportclients.core.internal.download;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The digest of a download. The first megabyte is hashed where it arrives; beyond, a thread of its
 * own hashes one buffer while the next is received. Called by one thread.
 */
final class Sha256 implements AutoCloseable {
  static final int BUFFER = 128 * 1024;
  private static final int LEAST = 4 * 1024;
  private static final int BUFFERS = 4;
  private static final long INLINE = 1024 * 1024;
  private static final Block LAST = new Block(new byte[0], 0);

  /** Never updated, only cloned: looking for a provider takes longer. */
  private static final MessageDigest FRESH = fresh();

  private final MessageDigest digest;
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(BUFFERS + 1);
  private int allocated;
  private long seen;
  private @Nullable Thread worker;

  Sha256() {
    try {
      digest = (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of this JVM's security provider can't be cloned", e);
    }
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * A buffer to fill; waits when all are still to be hashed.
   *
   * @param left the bytes still to come, as far as is known: a small file needs no large buffer
   */
  byte[] buffer(OptionalLong left) {
    byte[] ready = free.poll();
    if (ready != null) {
      return ready;
    }
    if (allocated < BUFFERS && (allocated == 0 || worker != null)) {
      allocated++;
      return new byte[(int) Math.max(LEAST, Math.min(BUFFER, left.orElse(BUFFER)))];
    }
    return uninterrupted(free::take);
  }

  /** Hashes what was filled and takes the buffer back. */
  void update(byte[] buffer, int length) {
    seen += length;
    if (worker == null && seen > INLINE) {
      worker = new Thread(this::hashAll, "export-clients-sha256");
      worker.setDaemon(true);
      worker.start();
    }
    if (worker == null) {
      digest.update(buffer, 0, length);
      free.add(buffer);
    } else {
      uninterrupted(
          () -> {
            filled.put(new Block(buffer, length));
            return buffer;
          });
    }
  }

  /** Hashes at once, without taking the buffer; before any {@link #update}. */
  void prefix(byte[] buffer, int length) {
    now(buffer, 0, length);
  }

  /** As {@link #prefix}, from an offset. */
  void now(byte[] buffer, int offset, int length) {
    digest.update(buffer, offset, length);
  }

  /** Starts anew. */
  void reset() {
    drain();
    digest.reset();
    seen = 0;
  }

  /** 64 lower-case hex digits. */
  String finish() {
    drain();
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() {
    drain();
  }

  private void drain() {
    Thread running = worker;
    if (running == null) {
      return;
    }
    uninterrupted(
        () -> {
          filled.put(LAST);
          return LAST.bytes();
        });
    uninterrupted(
        () -> {
          running.join();
          return LAST.bytes();
        });
    worker = null;
  }

  private void hashAll() {
    for (Block next = take(); next != LAST; next = take()) {
      digest.update(next.bytes(), 0, next.length());
      free.add(next.bytes());
    }
  }

  private Block take() {
    while (true) {
      try {
        return filled.take();
      } catch (InterruptedException nobodyDoes) {
        continue;
      }
    }
  }

  /** Hashing never stalls, so these waits are short; the interrupt is for the reader to notice. */
  private static byte[] uninterrupted(Blocking action) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return action.run();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private interface Blocking {
    byte[] run() throws InterruptedException;
  }

  private record Block(byte[] bytes, int length) {}
}
