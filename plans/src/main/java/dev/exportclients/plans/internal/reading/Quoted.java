package dev.exportclients.plans.internal.reading;

/** What somebody wrote, in a message: on one line, and not without end. */
public final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  public static String of(String written) {
    return of(written, LONGEST);
  }

  static String of(String written, int longest) {
    StringBuilder shown = new StringBuilder();
    written
        .codePoints()
        .limit(longest)
        .map(c -> isShown(c) ? c : '?')
        .forEach(shown::appendCodePoint);
    return written.codePointCount(0, written.length()) > longest ? shown + "…" : shown.toString();
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
