package dev.exportclients.sandbox.internal.provider.metastudio;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What an import makes of a file: its first line names the columns, and each further one with as
 * many values, none of them empty, goes well.
 *
 * @param report the file once more, with how each line went
 */
record ImportedRows(int good, int bad, byte[] report) {

  static ImportedRows of(byte[] file) {
    List<String> lines =
        new String(file, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    StringBuilder report = new StringBuilder();
    int good = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean well = columns(lines.get(i)) == columns(lines.get(0));
      good += i > 0 && well ? 1 : 0;
      report
          .append(lines.get(i))
          .append(i == 0 ? ",result" : well ? ",success" : ",failure")
          .append("\r\n");
    }
    int rows = Math.max(0, lines.size() - 1);
    return new ImportedRows(good, rows - good, report.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Zero if one is empty. */
  private static int columns(String line) {
    String[] values = line.split(",", -1);
    for (String value : values) {
      if (value.isBlank()) {
        return 0;
      }
    }
    return values.length;
  }
}
