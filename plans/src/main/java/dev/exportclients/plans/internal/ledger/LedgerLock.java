package dev.exportclients.plans.internal.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.exportclients.plans.status.LedgerException;
import dev.exportclients.plans.status.LedgerInUseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whoever runs the plan holds a lock of the operating system, which ends with the process, however
 * that ends. The file says who it is; it stays, as deleting it would let two in.
 */
final class LedgerLock implements AutoCloseable {
  /** Far behind the text, which others may then read where locks keep readers out. */
  private static final long POSITION = 1L << 40;

  private static final int LONGEST_TEXT = 300;

  /**
   * Of this process: the system lets go of a lock when any channel to its file is closed, so that a
   * second one must not even be opened.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  private final Path key;
  private final FileChannel channel;

  private LedgerLock(Path key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  /**
   * @throws LedgerInUseException if somebody else has it
   */
  static LedgerLock take(Path ledger, Instant now) {
    Path file = ledger.resolveSibling(ledger.getFileName() + ".lock");
    Path key = realPath(file);
    String holder = "process " + ProcessHandle.current().pid() + " on " + host() + " since " + now;
    String other = HELD.putIfAbsent(key, holder);
    if (other != null) {
      throw new LedgerInUseException(ledger, other);
    }
    @Nullable FileChannel channel = null;
    try {
      PrivateFiles.createIfMissing(file);
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock(POSITION, 1, false);
      if (lock == null) {
        throw new LedgerInUseException(ledger, text(channel));
      }
      write(channel, holder);
      return new LedgerLock(key, channel);
    } catch (IOException failure) {
      close(channel);
      HELD.remove(key);
      throw new LedgerException(
          "can't lock the ledger by " + file + ": " + Reasons.of(failure), ledger, failure);
    } catch (RuntimeException inUse) {
      close(channel);
      HELD.remove(key);
      throw inUse;
    }
  }

  private static void write(FileChannel channel, String holder) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((holder + "\n").getBytes(UTF_8)), 0);
  }

  /** Anybody may have written it. */
  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_TEXT);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), UTF_8).strip();
    boolean isPlain = text.chars().allMatch(c -> c >= ' ' && c < 127);
    return isPlain && !text.isEmpty() ? text : "another process";
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "this host";
    }
  }

  /** The same for each way to name the file, as its folder is there. */
  private static Path realPath(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      return requireNonNull(absolute.getParent()).toRealPath().resolve(absolute.getFileName());
    } catch (IOException missing) {
      return absolute;
    }
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException ignored) {
        // The lock is gone with the descriptor, whatever closing says.
      }
    }
  }

  @Override
  public void close() {
    close(channel);
    HELD.remove(key);
  }

  /** In whole seconds, for people. */
  static Instant shown(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }
}
