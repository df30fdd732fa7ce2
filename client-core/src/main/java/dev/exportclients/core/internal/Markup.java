package dev.exportclients.core.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Just enough of markup: to know it, and to show what it says. */
final class Markup {
  private Markup() {}

  /** Whether it may be JSON or XML, by its first visible byte: a cheap no for most files. */
  static boolean mayBeStructured(byte[] head, int length) {
    int first = firstVisible(head, length);
    return first == '{' || first == '[' || first == '"' || first == '<';
  }

  static boolean isHtml(byte[] head, int length) {
    if (firstVisible(head, length) != '<') {
      return false;
    }
    String start =
        new String(head, 0, Math.min(length, 1024), StandardCharsets.ISO_8859_1)
            .replace("\u00ef\u00bb\u00bf", "")
            .replaceFirst("(?s)^(\\s|<!--.*?-->|<\\?xml[^>]*>)*", "")
            .toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype html")
        || start.startsWith("<html")
        || start.startsWith("<head")
        || start.startsWith("<body");
  }

  /** Behind blanks and a byte order mark; -1 if there is none. */
  private static int firstVisible(byte[] head, int length) {
    for (int i = 0; i < length; i++) {
      int b = head[i] & 0xff;
      if (b > ' ' && b != 0xef && b != 0xbb && b != 0xbf) {
        return b;
      }
    }
    return -1;
  }

  static String words(String markup) {
    return markup
        .replaceAll("(?is)<(script|style)\\b.*?</\\1>", " ")
        .replaceAll("(?s)<!--.*?-->", " ")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
