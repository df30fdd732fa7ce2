package dev.exportclients.plans.internal.reading;

import java.util.List;

/** Characters that YAML does not allow, and whose place its parser does not tell. */
final class Unprintable {
  private static final int NEXT_LINE = 0x85;

  private Unprintable() {}

  /** The first, if there is one. */
  static List<Mistake> in(String text) {
    int line = 1;
    int column = 1;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isRefused(c)) {
        String told = String.format("an invisible character (U+%04X) is here; delete it", (int) c);
        return List.of(new Mistake(new Position(line, column), told));
      }
      column = c == '\n' ? 1 : column + 1;
      line += c == '\n' ? 1 : 0;
    }
    return List.of();
  }

  private static boolean isRefused(char c) {
    boolean isBreak = c == '\t' || c == '\n' || c == '\r' || c == NEXT_LINE;
    return Character.isISOControl(c) && !isBreak || c == '\uFEFF' || c >= '\uFFFE';
  }
}
