package dev.exportclients.sandbox.internal.store;

import dev.exportclients.sandbox.internal.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, its headers, ETag and date. Immutable. */
public final class StoredFile {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  /** Writes the bytes from one offset up to another. */
  private interface Source {
    void write(OutputStream out, long from, long to) throws IOException;
  }

  private final String seed;
  private final long size;
  private final Source source;
  private final String etag;
  private final Map<String, String> headers;

  private StoredFile(
      String seed, long size, Source source, String etag, Map<String, String> headers) {
    this.seed = seed;
    this.size = size;
    this.source = source;
    this.etag = etag;
    this.headers = headers;
  }

  /** These bytes. */
  public static StoredFile of(byte[] bytes) {
    byte[] copy = bytes.clone();
    String seed = "bytes " + Arrays.hashCode(copy);
    return new StoredFile(
        seed,
        copy.length,
        (out, from, to) -> out.write(copy, (int) from, (int) (to - from)),
        etag(seed, copy.length),
        Map.of());
  }

  /**
   * Text made up on the fly, at no cost in memory, up to any size; the same for the same seed.
   *
   * @throws IllegalArgumentException if the size is negative
   */
  public static StoredFile generated(long size, String seed) {
    if (size < 0) {
      throw new IllegalArgumentException("size must not be negative: " + size);
    }
    return new StoredFile(
        seed, size, new GeneratedBytes(seed)::writeTo, etag(seed, size), Map.of());
  }

  private static String etag(String seed, long size) {
    return '"'
        + Long.toHexString(31L * seed.hashCode() + size)
        + '-'
        + Integer.toHexString((seed + size).hashCode())
        + '"';
  }

  /**
   * The same file with one more header, such as Content-Type or Content-Disposition; null takes one
   * away.
   */
  public StoredFile header(String name, @Nullable String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    if (value == null) {
      more.remove(name);
    } else {
      more.put(name, value);
    }
    return new StoredFile(seed, size, source, etag, more);
  }

  /** The same file under another ETag, with its quotes. */
  public StoredFile etag(String etag) {
    return new StoredFile(seed, size, source, etag, headers);
  }

  /**
   * What the file has become after so many changes: other bytes of the same size, another ETag,
   * another date.
   */
  public StoredFile version(int changes) {
    if (changes == 0) {
      return this;
    }
    String other = seed + ", change " + changes;
    return new StoredFile(
        other, size, new GeneratedBytes(other)::writeTo, etag(other, size), headers);
  }

  public long size() {
    return size;
  }

  /** The ETag as it is sent, unless a fault takes it away. */
  public String etag() {
    return etag;
  }

  /** The SHA-256 of all bytes in lower-case hex, computed anew. */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * All bytes, for files that fit into memory.
   *
   * @throws OutOfMemoryError if this one doesn't
   */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(size));
    try {
      writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** Writes all bytes to a stream, which stays open. */
  public void writeTo(OutputStream out) throws IOException {
    source.write(out, 0, size);
  }

  public Map<String, String> headers() {
    return headers;
  }

  public Optional<String> contentType() {
    return Optional.ofNullable(headers.get("Content-Type"));
  }

  /** Older by a version than the next one. */
  public Instant lastModified() {
    return LONG_AGO.plusSeconds(Math.floorMod(seed.hashCode(), 86_400));
  }

  public Body slice(long from, long to) {
    return new Body() {
      @Override
      public long length() {
        return to - from;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        source.write(out, from, to);
      }
    };
  }
}
