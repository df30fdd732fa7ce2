package dev.exportclients.sandbox;

import dev.exportclients.sandbox.internal.store.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that the sandbox serves: bytes, headers, ETag, date. Immutable.
 *
 * <pre>{@code
 * ServedFile csv = ServedFile.of("a;b\n".getBytes(StandardCharsets.UTF_8))
 *     .header("Content-Disposition", "attachment; filename=a.csv");
 * sandbox.serve("ems.exportResults", "1234", csv);
 * }</pre>
 */
public final class ServedFile {
  private final StoredFile stored;

  ServedFile(StoredFile stored) {
    this.stored = stored;
  }

  /**
   * {@return a file of these bytes, without headers of its own}
   *
   * @param bytes the whole file
   */
  public static ServedFile of(byte[] bytes) {
    return new ServedFile(StoredFile.of(bytes));
  }

  /**
   * {@return text made up on the fly, at no cost in memory, up to any size; the same for the same
   * seed}
   *
   * @param size in bytes
   * @param seed any text
   * @throws IllegalArgumentException if the size is negative
   */
  public static ServedFile generated(long size, String seed) {
    return new ServedFile(StoredFile.generated(size, seed));
  }

  /**
   * {@return the same file with one more header, in place of the one of that name}
   *
   * @param name such as {@code Content-Type} or {@code Content-Disposition}
   * @param value null takes the header away
   */
  public ServedFile header(String name, @Nullable String value) {
    return new ServedFile(stored.header(name, value));
  }

  /**
   * {@return the same file under another ETag}
   *
   * @param etag as it is sent, quotes included
   */
  public ServedFile etag(String etag) {
    return new ServedFile(stored.etag(etag));
  }

  /**
   * {@return what the file has become after so many changes: other bytes of the same size, another
   * ETag, another date}
   *
   * @param changes 0 for this file
   */
  public ServedFile version(int changes) {
    return new ServedFile(stored.version(changes));
  }

  /** {@return the number of bytes} */
  public long size() {
    return stored.size();
  }

  /** {@return the ETag as it is sent, quotes included, unless a fault takes it away} */
  public String etag() {
    return stored.etag();
  }

  /** {@return the SHA-256 of all bytes in lower-case hex, computed anew} */
  public String sha256() {
    return stored.sha256();
  }

  /**
   * {@return all bytes, for files that fit into memory}
   *
   * @throws OutOfMemoryError if this one doesn't
   */
  public byte[] bytes() {
    return stored.bytes();
  }

  /**
   * Writes all bytes to a stream, which stays open.
   *
   * @param out gets the bytes in pieces
   * @throws IOException the stream's own
   */
  public void writeTo(OutputStream out) throws IOException {
    stored.writeTo(out);
  }

  StoredFile stored() {
    return stored;
  }
}
