package dev.exportclients.sandbox;

import dev.exportclients.sandbox.internal.store.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A file that the sandbox serves: bytes, headers, ETag, date. Immutable. */
public final class ServedFile {
  private final StoredFile stored;

  ServedFile(StoredFile stored) {
    this.stored = stored;
  }

  /** These bytes. */
  public static ServedFile of(byte[] bytes) {
    return new ServedFile(StoredFile.of(bytes));
  }

  /**
   * Text made up on the fly, at no cost in memory, up to any size; the same for the same seed.
   *
   * @throws IllegalArgumentException if the size is negative
   */
  public static ServedFile generated(long size, String seed) {
    return new ServedFile(StoredFile.generated(size, seed));
  }

  /**
   * The same file with one more header, such as Content-Type or Content-Disposition; null takes one
   * away.
   */
  public ServedFile header(String name, @Nullable String value) {
    return new ServedFile(stored.header(name, value));
  }

  /** The same file under another ETag, with its quotes. */
  public ServedFile etag(String etag) {
    return new ServedFile(stored.etag(etag));
  }

  /**
   * What the file has become after so many changes: other bytes of the same size, another ETag,
   * another date.
   */
  public ServedFile version(int changes) {
    return new ServedFile(stored.version(changes));
  }

  public long size() {
    return stored.size();
  }

  /** The ETag as it is sent, unless a fault takes it away. */
  public String etag() {
    return stored.etag();
  }

  /** The SHA-256 of all bytes in lower-case hex, computed anew. */
  public String sha256() {
    return stored.sha256();
  }

  /**
   * All bytes, for files that fit into memory.
   *
   * @throws OutOfMemoryError if this one doesn't
   */
  public byte[] bytes() {
    return stored.bytes();
  }

  /** Writes all bytes to a stream, which stays open. */
  public void writeTo(OutputStream out) throws IOException {
    stored.writeTo(out);
  }

  StoredFile stored() {
    return stored;
  }
}
