package dev.exportclients.cli.terminal;

import java.util.stream.IntStream;

/** How many columns of a terminal a text takes: most characters one, East Asian ones two. */
public final class DisplayWidth {
  /**
   * From Unicode's EastAsianWidth.txt, what is wide or full, joined where only unassigned
   * characters lie between; first and last of each range.
   */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653,
    0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5,
    0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F5, 0x26FA, 0x26FD, 0x2705, 0x2705,
    0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274E, 0x2753, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0,
    0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B55, 0x2E80, 0x303E, 0x3041, 0xA4C6, 0xA960, 0xA97C,
    0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
    0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F19A,
    0x1F200, 0x1F320, 0x1F32D, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1F9FF,
    0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD
  };

  private DisplayWidth() {}

  public static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** As much of a text's beginning as has room, with an ellipsis if that is not all. */
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    int left = columns - 1;
    StringBuilder cut = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      left -= of(c);
      if (left < 0) {
        break;
      }
      cut.appendCodePoint(c);
    }
    return columns > 0 ? cut.append('…').toString() : "";
  }

  /** Just as wide as that: the beginning of a longer text, a shorter one with blanks after it. */
  public static String fit(String text, int columns) {
    String cut = cut(text, columns);
    return cut + " ".repeat(columns - of(cut));
  }

  private static int of(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    return c >= WIDE[0]
        && IntStream.range(0, WIDE.length / 2)
            .anyMatch(i -> WIDE[2 * i] <= c && c <= WIDE[2 * i + 1]);
  }
}
