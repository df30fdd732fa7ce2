package dev.exportclients.cli.terminal;

import java.util.List;

/** Text for a terminal: what servers say must not move its cursor. */
public final class TerminalText {
  private TerminalText() {}

  /** On one line: control and format characters, with the blanks around them, are one blank. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder();
    boolean gap = false;
    for (int c : text.strip().codePoints().toArray()) {
      if (isInvisible(c)) {
        gap = true;
      } else if (!gap || c != ' ') {
        if (gap) {
          line.replace(line.toString().stripTrailing().length(), line.length(), " ");
          gap = false;
        }
        line.appendCodePoint(c);
      }
    }
    return line.toString().strip();
  }

  /** With control and format characters as the escapes that JSON has for them. */
  public static String escaped(String json) {
    StringBuilder safe = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (!isInvisible(c)) {
                safe.appendCodePoint(c);
                return;
              }
              for (char unit : Character.toChars(c)) {
                safe.append(String.format("\\u%04X", (int) unit));
              }
            });
    return safe.toString();
  }

  /** Rows with their columns aligned. */
  public static String table(List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - DisplayWidth.of(row.get(i)) + 2));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
