package dev.exportclients.core.internal.content;

import java.util.HashSet;
import java.util.Set;

/**
 * A place in a text of markup. It remembers which ends do not come any more, so that a text of
 * nothing but beginnings is not searched to its end for each of them.
 */
final class MarkupScanner {
  private final String text;

  /** The same in lower case, as far as ASCII goes: of the same length. */
  private final String lower;

  private final Set<String> gone = new HashSet<>();
  private int at;

  MarkupScanner(String text) {
    this.text = text;
    StringBuilder folded = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c | 0x20));
      }
    }
    lower = folded.toString();
  }

  boolean hasMore() {
    return at < text.length();
  }

  char next() {
    return text.charAt(at++);
  }

  void skipBlanks() {
    while (hasMore() && Markup.isBlank(text.charAt(at))) {
      at++;
    }
  }

  boolean isAt(String beginning) {
    return lower.startsWith(beginning, at);
  }

  /** Whether this element begins here and ends; then past it, with what it holds. */
  boolean skipElement(String name) {
    if (!wordAfter("<").equals(name) || !skipTo("</" + name, at)) {
      return false;
    }
    skipPast(">");
    return true;
  }

  /** The letters and digits behind a beginning and blanks; empty if not at such a beginning. */
  String wordAfter(String beginning) {
    if (!isAt(beginning)) {
      return "";
    }
    int start = at + beginning.length();
    while (beginning.length() > 1 && start < lower.length() && lower.charAt(start) <= ' ') {
      start++;
    }
    int end = start;
    while (end < lower.length() && end - start < 16 && isNamePart(lower.charAt(end))) {
      end++;
    }
    return lower.substring(start, end);
  }

  /** A colon or hyphen makes it another name: {@code form:x} and {@code my-form} are no HTML. */
  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ':' || c == '-' || c == '_';
  }

  /** Whether the comment that begins here ends; then to its end. */
  boolean skipComment() {
    return skipTo("-->", at + 4);
  }

  /** Whether this comes; then past it. Else to where it was. */
  boolean skipPast(String end) {
    return skipTo(end, at);
  }

  boolean holds(String part) {
    return lower.contains(part);
  }

  private boolean skipTo(String end, int from) {
    int found = gone.contains(end) ? -1 : lower.indexOf(end, from);
    if (found < 0) {
      gone.add(end);
      return false;
    }
    at = found + end.length();
    return true;
  }
}
