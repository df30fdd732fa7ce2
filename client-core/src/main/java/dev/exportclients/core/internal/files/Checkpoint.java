package dev.exportclients.core.internal.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.HexFormat;
import java.util.function.ObjIntConsumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How much of a part was written, and what its bytes were (ADR 11).
 *
 * @param checksum CRC-32C of all of them
 */
record Checkpoint(long length, int checksum) {
  private static final int BUFFER = 128 * 1024;
  private static final int DIGITS = 16;

  static final int CHARACTERS = DIGITS + 1 + DIGITS / 2;
  static final Checkpoint NONE = new Checkpoint(0, 0);

  /**
   * Whether the file still begins with what was written.
   *
   * @param start all bytes before it are handed to {@code prefix}
   * @param pause runs now and then; may throw
   */
  boolean isBeginningOf(
      RandomAccessFile file, long start, ObjIntConsumer<byte[]> prefix, Runnable pause)
      throws IOException {
    CRC32C all = new CRC32C();
    byte[] buffer = new byte[BUFFER];
    file.seek(0);
    for (long at = 0; at < length; ) {
      pause.run();
      int count = file.read(buffer, 0, (int) Math.min(buffer.length, length - at));
      if (count < 0) {
        break;
      }
      all.update(buffer, 0, count);
      prefix.accept(buffer, (int) Math.max(0, Math.min(count, start - at)));
      at += count;
    }
    return (int) all.getValue() == checksum;
  }

  /** Always as many characters. */
  String text() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(length) + ' ' + hex.toHexDigits(checksum);
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static Checkpoint parse(@Nullable String text) {
    if (text == null || text.length() != CHARACTERS) {
      throw new IllegalArgumentException("no checkpoint");
    }
    return new Checkpoint(
        Long.parseLong(text.substring(0, DIGITS), 16),
        Integer.parseUnsignedInt(text.substring(DIGITS + 1), 16));
  }
}
