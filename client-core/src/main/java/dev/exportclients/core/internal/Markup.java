package dev.exportclients.core.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Just enough of HTML: to know it, and to show what it says. */
final class Markup {
  private Markup() {}

  static boolean isHtml(byte[] head, int length) {
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

  static String words(String markup) {
    return markup
        .replaceAll("(?is)<(script|style)\\b.*?</\\1>", " ")
        .replaceAll("(?s)<!--.*?-->", " ")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
