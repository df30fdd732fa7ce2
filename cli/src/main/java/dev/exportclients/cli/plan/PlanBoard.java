package dev.exportclients.cli.plan;

import dev.exportclients.cli.output.ProgressLine;
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

  boolean isDue() {
    long now = nanoTime.getAsLong();
    if (now - shownAt < BETWEEN_NANOS) {
      return false;
    }
    shownAt = now;
    return true;
  }

  /** Those that move first; the last line is for all. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    rows.values().stream()
        .sorted(Comparator.comparing(row -> row.firstBytes < 0))
        .limit(MOST_ROWS)
        .map(this::text)
        .forEach(lines::add);
    if (rows.size() > MOST_ROWS) {
      lines.add("… and " + (rows.size() - MOST_ROWS) + " more that go on");
    }
    lines.add(total());
    return lines;
  }

  private String text(Row row) {
    String text = String.format(Locale.ROOT, "%-20s %-9s", row.name, row.state);
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
