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

  private HexTexts() {}

  /**
   * Up to two texts of a character for each byte: a row's first digit may belong to what precedes.
   */
  static List<String> of(String text) {
    if (text.length() < 2 * SHORTEST) {
      return List.of();
    }
    String even = read(text, 0);
    String odd = read(text, 1);
    return even.isEmpty() && odd.isEmpty() ? List.of() : List.of(even, odd);
  }

  private static String read(String text, int skipped) {
    StringBuilder bytes = new StringBuilder();
    int row = 0;
    boolean rowBegins = true;
    int at = 0;
    while (at + 1 < text.length()) {
      if (rowBegins && digit(text, at) >= 0) {
        at += skipped;
      }
      int high = digit(text, at);
      int low = digit(text, at + 1);
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
    if (bytes.length() - row < SHORTEST) {
      bytes.setLength(row);
    } else {
      bytes.append('\n');
    }
    return bytes.length();
  }

  private static int digit(String text, int at) {
    char c = at < text.length() ? text.charAt(at) : 0;
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
