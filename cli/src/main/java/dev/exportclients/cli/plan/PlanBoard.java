package dev.exportclients.cli.plan;

import dev.exportclients.cli.output.ProgressLine;
import dev.exportclients.cli.terminal.DisplayWidth;
import dev.exportclients.cli.terminal.TerminalSize;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** The table of what goes on: a row for each export, and one for all. Belongs to one thread. */
final class PlanBoard {
  private static final long BETWEEN_NANOS = Duration.ofMillis(200).toNanos();
  private static final int MOST_ROWS = 12;
  private static final int ROWS_BELOW = 2;
  private static final int LEAST_NAME = 10;
  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private final long begunAt;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private long shownAt;
  private int all;
  private int over;
  private int unsaved;
  private long bytesBefore;

  PlanBoard(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.begunAt = nanoTime.getAsLong();
    this.shownAt = begunAt - BETWEEN_NANOS;
  }

  void begin(PlanStatus plan) {
    all = plan.exports().size();
  }

  void goesOn(ExportStatus export) {
    Row row = rows.computeIfAbsent(export.name(), name -> new Row(name, nanoTime.getAsLong()));
    row.state = export.state();
  }

  void progress(String name, long bytes, OptionalLong total) {
    Row row = rows.computeIfAbsent(name, missing -> new Row(name, nanoTime.getAsLong()));
    if (row.firstBytes < 0 || bytes < row.firstBytes) {
      row.firstBytes = bytes;
      row.firstAt = nanoTime.getAsLong();
    }
    row.bytes = bytes;
    row.total = total;
  }

  void over(ExportStatus export) {
    Row row = rows.remove(export.name());
    bytesBefore += row == null || row.firstBytes < 0 ? 0 : row.bytes - row.firstBytes;
    over++;
    unsaved += export.state() == ExportState.SAVED ? 0 : 1;
  }

  /** Not before it is known how many there are: a run that somebody has found is told first. */
  boolean isDue() {
    return all > 0 && nanoTime.getAsLong() - shownAt >= BETWEEN_NANOS;
  }

  /** Those that move first; the last line is for all. Names take a third of the width at most. */
  List<String> lines(TerminalSize room) {
    shownAt = nanoTime.getAsLong();
    List<Row> shown =
        rows.values().stream()
            .sorted(Comparator.comparing(row -> row.firstBytes < 0))
            .limit(Math.max(0, Math.min(MOST_ROWS, room.rows() - ROWS_BELOW)))
            .toList();
    int widest = shown.stream().mapToInt(row -> DisplayWidth.of(row.name)).max().orElse(0);
    int ofNames = Math.min(widest, Math.max(LEAST_NAME, room.columns() / 3));
    List<String> lines = new ArrayList<>();
    shown.forEach(row -> lines.add(DisplayWidth.fit(row.name, ofNames) + " " + text(row)));
    if (rows.size() > shown.size()) {
      lines.add("… and " + (rows.size() - shown.size()) + " more that go on");
    }
    lines.add(total());
    return lines;
  }

  private String text(Row row) {
    String text = String.format(Locale.ROOT, "%-8s", row.state);
    if (row.firstBytes < 0) {
      return text + " for " + ProgressLine.time(seconds(row.begunAt));
    }
    double rate = row.rate(nanoTime.getAsLong());
    text += " " + ProgressLine.size(row.bytes);
    if (row.total.isPresent()) {
      text += " of " + ProgressLine.size(row.total.getAsLong());
    }
    text += ", " + ProgressLine.size((long) rate) + "/s";
    if (row.total.isPresent() && rate >= 1) {
      text +=
          ", " + ProgressLine.time((long) ((row.total.getAsLong() - row.bytes) / rate)) + " left";
    }
    return text;
  }

  private String total() {
    long moved = bytesBefore + rows.values().stream().mapToLong(Row::moved).sum();
    long seconds = Math.max(1, seconds(begunAt));
    long left = rows.values().stream().mapToLong(Row::left).sum();
    String text =
        over + " of " + all + " over" + (unsaved > 0 ? ", " + unsaved + " not saved" : "");
    text += ", " + rows.size() + " go on; " + ProgressLine.size(moved);
    text += ", " + ProgressLine.size(moved / seconds) + "/s";
    return left > 0 && moved / seconds > 0
        ? text + ", " + ProgressLine.time(left * seconds / moved) + " left of what comes now"
        : text;
  }

  private long seconds(long since) {
    return (long) ((nanoTime.getAsLong() - since) / NANOS);
  }

  private static final class Row {
    private final String name;
    private final long begunAt;
    private ExportState state = ExportState.READY;
    private long firstBytes = -1;
    private long firstAt;
    private long bytes;
    private OptionalLong total = OptionalLong.empty();

    Row(String name, long begunAt) {
      this.name = name;
      this.begunAt = begunAt;
    }

    double rate(long now) {
      return (bytes - firstBytes) / Math.max(0.001, (now - firstAt) / NANOS);
    }

    long moved() {
      return firstBytes < 0 ? 0 : bytes - firstBytes;
    }

    long left() {
      return total.isPresent() ? Math.max(0, total.getAsLong() - bytes) : 0;
    }
  }
}
