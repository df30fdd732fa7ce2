package dev.exportclients.core.internal.redaction;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A text as it may be meant: as it stands, or as a string of JSON, a piece of a URL, markup, a
 * mail's words, base64 or hexadecimal digits, or one of them in another.
 */
final class UnescapedTexts {
  private static final int DEPTH = 3;
  private static final List<Escapes> ALL_ESCAPES = List.of(Escapes.values());

  /** Within what was read as base64 or digits, though it may be none. */
  private static final int DEPTH_IN_BYTES = 1;

  private final int shortest;
  private final Queue<Reading> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();

  private UnescapedTexts(int shortest) {
    this.shortest = shortest;
  }

  /**
   * Whether one of the readings is what is looked for.
   *
   * @param shortest the length of what is looked for, at least: no reading is longer than its text
   */
  static boolean any(String text, int shortest, Predicate<String> wanted) {
    return text.length() >= shortest && new UnescapedTexts(shortest).isAny(text, wanted);
  }

  private boolean isAny(String text, Predicate<String> wanted) {
    add(text, DEPTH);
    for (Reading next = open.poll(); next != null; next = open.poll()) {
      if (wanted.test(next.text())) {
        return true;
      }
      if (next.depth() > 0) {
        for (Escapes escapes : ALL_ESCAPES) {
          String unescaped = escapes.unescaped(next.text());
          if (unescaped != next.text()) {
            add(unescaped, next.depth() - 1);
          }
        }
        int depth = Math.min(next.depth() - 1, DEPTH_IN_BYTES);
        // Three bytes in four characters, and one in two.
        if (next.text().length() * 3 >= shortest * 4) {
          Base64Texts.of(next.text()).forEach(decoded -> add(decoded, depth));
        }
        if (next.text().length() >= shortest * 2) {
          HexTexts.of(next.text()).forEach(decoded -> add(decoded, depth));
        }
      }
    }
    return false;
  }

  private void add(String text, int depth) {
    if (text.length() >= shortest && seen.add(text)) {
      open.add(new Reading(text, depth));
    }
  }

  /**
   * @param depth how many more layers are looked under
   */
  private record Reading(String text, int depth) {}
}
