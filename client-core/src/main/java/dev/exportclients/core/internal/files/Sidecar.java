package dev.exportclients.core.internal.files;

import dev.exportclients.core.internal.http.RemoteFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The note beside a part: of which export it is, what proves that the server still has the same
 * object (ADR 6), and how much of it was written (ADR 11). Holds no secret.
 *
 * <p>It begins with two checkpoints of a fixed size, written by turns, in place. Each is written
 * before the bytes that it speaks of: wherever a process is killed, one of the two holds.
 *
 * <p>On Linux it names the boot of the machine: what was not forced to disk before a crash of the
 * machine may read as zeros after it, so a part of an earlier boot is not trusted.
 */
final class Sidecar implements AutoCloseable {
  private static final String FORMAT = "2";
  private static final String BOOT = boot();
  private static final int MOST_BYTES = 64 * 1024;
  private static final long UNKNOWN = -1;
  private static final String CHECKPOINT = "checkpoint.";
  private static final int LINE = CHECKPOINT.length() + 2 + Checkpoint.CHARACTERS + 1;

  /** Behind the checkpoints: the checksum of all that follows. */
  private static final String CHECKSUM = "checksum";

  private static final int NOTE = 2 * LINE + CHECKSUM.length() + 1 + 8 + 1;

  private final Path path;
  private @Nullable RandomAccessFile file;
  private int next;

  Sidecar(Path part) {
    this.path = of(part);
  }

  static Path of(Path part) {
    return part.resolveSibling(part.getFileName() + ".properties");
  }

  /** What a sound note says. */
  record Note(RemoteFile facts, Checkpoint written) {}

  /** False if it could not be written, as where something stands, or is too large to be read. */
  boolean create(String identity, RemoteFile facts) {
    try {
      byte[] text = text(identity, facts);
      if (text.length > MOST_BYTES) {
        return false;
      }
      Files.createFile(path, HiddenFiles.PRIVATE);
      RandomAccessFile made = new RandomAccessFile(path.toFile(), "rw");
      file = made;
      made.write(text);
      next = 0;
      return true;
    } catch (IOException failure) {
      return false;
    }
  }

  /** False if it could not be written: then nobody knows what the part holds. */
  boolean note(Checkpoint checkpoint) {
    RandomAccessFile open = file;
    if (open == null) {
      return false;
    }
    try {
      open.seek((long) next * LINE);
      open.write(line(next, checkpoint).getBytes(StandardCharsets.US_ASCII));
      next = 1 - next;
      return true;
    } catch (IOException failure) {
      return false;
    }
  }

  /**
   * Null unless it is sound, our own, and of this very export.
   *
   * @param part as it stands, our own
   */
  @Nullable Note read(String identity, @Nullable FileStatus part) {
    try {
      FileStatus found = FileStatus.of(path);
      if (part == null
          || found == null
          || !found.isRegular()
          || found.size() > MOST_BYTES
          || found.owner() != part.owner()
          || found.links() > 1
          || found.isWritableByMoreThan(part)) {
        return null;
      }
      Properties note = load();
      RemoteFile facts = facts(note);
      if (!FORMAT.equals(note.getProperty("format"))
          || !identity.equals(note.getProperty("identity"))
          || !BOOT.equals(note.getProperty("boot"))
          || !facts.isResumable()) {
        return null;
      }
      Checkpoint written = lastWritten(note, part.size());
      file = new RandomAccessFile(path.toFile(), "rw");
      return new Note(facts, written);
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }

  private Properties load() throws IOException {
    byte[] text;
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      text = in.readNBytes(MOST_BYTES);
    }
    Properties note = new Properties();
    note.load(new ByteArrayInputStream(text));
    if (text.length < NOTE
        || !checksum(Arrays.copyOfRange(text, NOTE, text.length))
            .equals(note.getProperty(CHECKSUM))) {
      throw new IllegalArgumentException("damaged");
    }
    return note;
  }

  private static String checksum(byte[] text) {
    CRC32C checksum = new CRC32C();
    checksum.update(text);
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  /** What is further than the part reaches was never written. */
  private Checkpoint lastWritten(Properties note, long length) {
    Checkpoint last = Checkpoint.NONE;
    for (int number = 0; number < 2; number++) {
      Checkpoint checkpoint = Checkpoint.parse(note.getProperty(CHECKPOINT + number));
      if (checkpoint.length() <= length && checkpoint.length() > last.length()) {
        last = checkpoint;
        next = 1 - number;
      }
    }
    return last;
  }

  /** Removes whatever stands there; false if that can't be. */
  boolean clear() {
    try {
      close();
      Files.deleteIfExists(path);
      return true;
    } catch (IOException failure) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    RandomAccessFile open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }

  private static byte[] text(String identity, RemoteFile facts) throws IOException {
    Properties note = new Properties();
    note.setProperty("format", FORMAT);
    note.setProperty("identity", identity);
    note.setProperty("boot", BOOT);
    note.setProperty("total", Long.toString(facts.total().orElse(UNKNOWN)));
    set(note, "validator", facts.validator());
    set(note, "etag", facts.etag());
    set(note, "last-modified", facts.lastModified());
    set(note, "content-type", facts.contentType());
    set(note, "content-disposition", facts.disposition());
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    note.store(rest, "An interrupted download; run it again to go on, or delete both files.");
    String head =
        line(0, Checkpoint.NONE)
            + line(1, Checkpoint.NONE)
            + CHECKSUM
            + '='
            + checksum(rest.toByteArray())
            + '\n';
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    rest.writeTo(text);
    return text.toByteArray();
  }

  private static String line(int number, Checkpoint checkpoint) {
    return CHECKPOINT + number + '=' + checkpoint.text() + '\n';
  }

  private static RemoteFile facts(Properties note) {
    long total = Long.parseLong(note.getProperty("total", ""));
    return new RemoteFile(
        note.getProperty("validator"),
        note.getProperty("etag"),
        note.getProperty("last-modified"),
        total < 0 ? OptionalLong.empty() : OptionalLong.of(total),
        note.getProperty("content-type"),
        note.getProperty("content-disposition"));
  }

  private static void set(Properties note, String key, @Nullable String value) {
    if (value != null) {
      note.setProperty(key, value);
    }
  }

  private static String boot() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException notLinux) {
      return "";
    }
  }
}
