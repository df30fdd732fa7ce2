package dev.exportclients.cli.terminal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Words for a shell that reads them as they were meant. */
public final class ShellQuoting {
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+,-][\\w./:@%+=,-]*");

  private ShellQuoting() {}

  public static String of(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    return word.codePoints().anyMatch(TerminalText::isInvisible)
        ? escaped(word)
        : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Characters that a terminal would not show, or obey. */
  private static String escaped(String word) {
    StringBuilder escaped = new StringBuilder("$'");
    word.codePoints()
        .forEach(
            c -> {
              String text = Character.toString(c);
              if (TerminalText.isInvisible(c)) {
                for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                  escaped.append(String.format("\\%03o", b & 0xFF));
                }
              } else {
                escaped.append(c == '\'' || c == '\\' ? "\\" : "").append(text);
              }
            });
    return escaped.append('\'').toString();
  }
}
