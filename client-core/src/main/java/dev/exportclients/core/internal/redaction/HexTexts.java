package dev.exportclients.core.internal.redaction;

import java.util.List;

/**
 * What a text holds in hexadecimal digits, alone or with a sign between the bytes, as in a dump.
 */
final class HexTexts {
  /** Between two bytes. */
  private static final String SIGNS = ":- \r\n";

  private HexTexts() {}

  /** Two texts of a character for each byte: a row's first digit may belong to what precedes. */
  static List<String> of(String text) {
    return List.of(read(text, 0), read(text, 1));
  }

  private static String read(String text, int skipped) {
    StringBuilder bytes = new StringBuilder();
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
        bytes.append('\n');
        at++;
      } else {
        bytes.append((char) (high << 4 | low));
        at += at + 2 < text.length() && SIGNS.indexOf(text.charAt(at + 2)) >= 0 ? 3 : 2;
      }
    }
    return bytes.toString();
  }

  private static int digit(String text, int at) {
    char c = at < text.length() ? text.charAt(at) : 0;
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
