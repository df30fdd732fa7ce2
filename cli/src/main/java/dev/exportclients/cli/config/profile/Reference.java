package dev.exportclients.cli.config.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Text with {@code ${NAME}} in it.
 *
 * @param parts text and names by turns, text first
 */
record Reference(List<String> parts) {
  private static final String BEGIN = "${";

  /**
   * @param otherwise what to throw if what is in braces is no name
   */
  static Reference of(String text, Supplier<? extends RuntimeException> otherwise) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, at)) {
      int end = text.indexOf('}', begin);
      String name = end < 0 ? "" : text.substring(begin + BEGIN.length(), end);
      if (name.isEmpty()
          || !name.chars().allMatch(c -> c < 128 && Character.isJavaIdentifierPart(c))) {
        throw otherwise.get();
      }
      parts.add(text.substring(at, begin));
      parts.add(name);
      at = end + 1;
    }
    parts.add(text.substring(at));
    return new Reference(List.copyOf(parts));
  }

  /**
   * Whether no secret stands in it itself.
   *
   * @param isWhole whether all of it would be one; else what is before an {@code @}
   */
  boolean hides(boolean isWhole) {
    return isWhole
        ? parts.size() == 3 && parts.get(0).isBlank() && parts.get(2).isBlank()
        : parts.size() > 1 && parts.get(0).indexOf('@') < 0;
  }

  String filled(UnaryOperator<String> values) {
    StringBuilder filled = new StringBuilder();
    for (int at = 0; at < parts.size(); at++) {
      filled.append(at % 2 == 0 ? parts.get(at) : values.apply(parts.get(at)));
    }
    return filled.toString();
  }
}
