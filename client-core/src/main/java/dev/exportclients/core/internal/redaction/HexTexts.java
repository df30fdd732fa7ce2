package dev.exportclients.core.internal.redaction;

import java.util.List;

/**
 * What a text holds in hexadecimal digits, alone or with a sign between the bytes, as in a dump.
 */
final class HexTexts {
  /** Between two bytes. */
  private static final String SIGNS = ":- \r\n";

  /** Shorter rows hold no secret that is looked for here. */
  private static final int SHORTEST = KnownSecrets.SHORT;

  private static final byte NONE = -1;

  private HexTexts() {}

  /**
   * Up to two texts of a character for each byte: a row's first digit may belong to what precedes.
   */
  static List<String> of(String text) {
    if (text.length() < 2 * SHORTEST) {
      return List.of();
    }
    byte[] digits = digits(text);
    String even = read(text, digits, 0);
    String odd = read(text, digits, 1);
    return even.isEmpty() && odd.isEmpty() ? List.of() : List.of(even, odd);
  }

  private static String read(String text, byte[] digits, int skipped) {
    StringBuilder bytes = new StringBuilder();
    int row = 0;
    boolean rowBegins = true;
    int at = 0;
    while (at + 1 < text.length()) {
      if (rowBegins && digits[at] >= 0) {
        at += skipped;
      }
      int high = digits[at];
      int low = digits[at + 1];
      rowBegins = high < 0 || low < 0;
      if (rowBegins) {
        row = end(bytes, row);
        at++;
      } else {
        bytes.append((char) (high << 4 | low));
        at += at + 2 < text.length() && SIGNS.indexOf(text.charAt(at + 2)) >= 0 ? 3 : 2;
      }
    }
    end(bytes, row);
    return bytes.toString();
  }

  /** Ends a row, or takes back one that is too short; where the next begins. */
  private static int end(StringBuilder bytes, int row) {
    int length = bytes.length() - row;
    if (length >= SHORTEST) {
      bytes.append('\n');
    } else if (length > 0) {
      bytes.setLength(row);
    }
    return bytes.length();
  }

  /** The value of each character, negative if it is no digit; and of one behind the last. */
  private static byte[] digits(String text) {
    byte[] digits = new byte[text.length() + 1];
    for (int at = 0; at < text.length(); at++) {
      digits[at] = digit(text.charAt(at));
    }
    digits[text.length()] = NONE;
    return digits;
  }

  private static byte digit(char c) {
    if (c >= '0' && c <= '9') {
      return (byte) (c - '0');
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? (byte) (lower - 'a' + 10) : NONE;
  }
}
