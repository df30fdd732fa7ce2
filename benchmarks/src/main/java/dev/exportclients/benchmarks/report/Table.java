package dev.exportclients.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Markdown table whose columns line up in a terminal, too. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... head) {
    rows.add(List.of(head));
  }

  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  public static String number(double value, int decimals) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  public static String times(double ratio) {
    return Double.isNaN(ratio) ? "-" : number(ratio, 2) + "x";
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (int row = 0; row < rows.size(); row++) {
      append(rows.get(row), out);
      if (row == 0) {
        append(rows.get(0).stream().map(Table::rule).toList(), out);
      }
    }
    return out.toString();
  }

  private static String rule(String head) {
    return "---";
  }

  private void append(List<String> cells, StringBuilder out) {
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      out.append("| ").append(cell).append(" ".repeat(width(column) - cell.length() + 1));
    }
    out.append("|\n");
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
  }
}
