package dev.exportclients.core.internal.files;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How much of a part was written, and what its bytes were.
 *
 * @param checksum CRC-32C of all of them
 */
record Checkpoint(long length, int checksum) {
  private static final int DIGITS = 16;

  static final int CHARACTERS = DIGITS + 1 + DIGITS / 2;
  static final Checkpoint NONE = new Checkpoint(0, 0);

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
