package dev.exportclients.core.internal.argument;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The names there are that one may have been meant to be. */
public final class DidYouMean {
  /** A longer one is no slip of the finger, and would cost time. */
  private static final int LONGEST = 100;

  private DidYouMean() {}

  /** The end of a sentence about a name that is not known; empty if none is near. */
  public static String of(String unknown, Collection<String> known) {
    if (unknown.length() > LONGEST) {
      return "";
    }
    String written = unknown.toLowerCase(Locale.ROOT);
    int near = written.length() < 3 ? 0 : Math.max(1, written.length() / 3);
    return known.stream()
        .filter(name -> distance(written, name.toLowerCase(Locale.ROOT)) <= near)
        .min(Comparator.comparingInt(name -> distance(written, name.toLowerCase(Locale.ROOT))))
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("");
  }

  /** Letters added, left out, replaced (Levenshtein), or two exchanged. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int at = 0; at <= other.length(); at++) {
      last[at] = at;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[other.length()];
  }
}
