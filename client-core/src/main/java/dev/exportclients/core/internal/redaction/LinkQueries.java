package dev.exportclients.core.internal.redaction;

/**
 * Hides the queries of links in a text: they sign. Reads each character a fixed number of times; a
 * regular expression would begin anew at each {@code https://} of a text made of them.
 */
public final class LinkQueries {
  private LinkQueries() {}

  /** The text with {@code hidden} in place of each link's query. */
  public static String hide(String text, String hidden) {
    StringBuilder safe = new StringBuilder();
    int copied = 0;
    int at = 0;
    while (at < text.length()) {
      int host = afterScheme(text, at);
      if (host < 0) {
        at++;
        continue;
      }
      int query = host;
      while (query < text.length() && isPart(text.charAt(query)) && text.charAt(query) != '?') {
        query++;
      }
      int end = query;
      while (query > host && end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      if (end > query + 1) {
        safe.append(text, copied, query + 1).append(hidden);
        copied = end;
      }
      at = Math.max(end, query);
    }
    return safe.append(text, copied, text.length()).toString();
  }

  /** Behind {@code https://}, also with JSON's {@code \/}; negative if that does not stand here. */
  private static int afterScheme(String text, int at) {
    if (!text.regionMatches(true, at, "http", 0, 4)) {
      return -1;
    }
    int next = at + 4;
    if (next < text.length() && (text.charAt(next) | 0x20) == 's') {
      next++;
    }
    if (!text.startsWith(":", next)) {
      return -1;
    }
    next++;
    for (int slashes = 0; slashes < 2; slashes++) {
      if (text.startsWith("\\", next)) {
        next++;
      }
      if (!text.startsWith("/", next)) {
        return -1;
      }
      next++;
    }
    return next;
  }

  private static boolean isPart(char c) {
    return !Character.isWhitespace(c) && "\"'<>".indexOf(c) < 0;
  }
}
