package dev.exportclients.plans.report;

import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The exports over time, as SVG: a row each. */
final class Timeline {
  private static final int WIDTH = 1000;
  private static final int NAMES = 220;
  private static final int ROW = 24;
  private static final int AXIS = 28;
  private static final int TICKS = 6;
  private static final int LONGEST_NAME = 30;
  private static final double NARROWEST = 2;

  private final List<ExportStatus> exports;
  private final Instant at;
  private final Instant from;
  private final Duration length;
  private final DateTimeFormatter clock;

  private Timeline(List<ExportStatus> exports, Instant at, ZoneId zone) {
    this.exports = exports;
    this.at = at;
    this.from = moments(exports, at).min(Instant::compareTo).orElse(at);
    Duration taken =
        Duration.between(from, moments(exports, at).max(Instant::compareTo).orElse(at));
    this.length = taken.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : taken;
    String pattern =
        length.toMinutes() < TICKS ? "HH:mm:ss" : length.toDays() < 1 ? "HH:mm" : "d MMM HH:mm";
    this.clock = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
  }

  private static Stream<Instant> moments(List<ExportStatus> exports, Instant at) {
    return exports.stream().flatMap(export -> Spans.moments(export, at));
  }

  /** Nothing if nothing was begun. */
  static void draw(Markup page, List<ExportStatus> exports, Instant at, ZoneId zone) {
    List<ExportStatus> begun =
        exports.stream().filter(export -> Spans.begin(export).isPresent()).toList();
    if (!begun.isEmpty()) {
      new Timeline(begun, at, zone).draw(page);
    }
  }

  private void draw(Markup page) {
    int height = AXIS + ROW * exports.size() + 4;
    page.element(
        "svg",
        () -> {
          axis(page, height);
          for (int row = 0; row < exports.size(); row++) {
            row(page, exports.get(row), AXIS + ROW * row);
          }
        },
        "viewBox",
        "0 0 " + WIDTH + " " + height,
        "role",
        "img",
        "aria-label",
        "Timeline of the exports; the table says the same");
  }

  private void axis(Markup page, int height) {
    for (int tick = 0; tick <= TICKS; tick++) {
      Instant time = from.plus(length.multipliedBy(tick).dividedBy(TICKS));
      double x = x(time);
      page.empty("line", "x1", x, "x2", x, "y1", AXIS - 6, "y2", height, "class", "grid");
      String anchor = tick == 0 ? "start" : tick == TICKS ? "end" : "middle";
      page.element("text", clock.format(time), "x", x, "y", AXIS - 12, "text-anchor", anchor);
    }
  }

  private void row(Markup page, ExportStatus export, int y) {
    String name = export.name();
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    page.element("text", shown, "x", 0, "y", y + 16);
    for (Spans.Span span : Spans.of(export, at)) {
      boolean fails = export.state() != ExportState.SAVED && export.state().isOver();
      String kind = fails ? "failed" : span.kind() == Spans.Kind.RUNNING ? "running" : "saving";
      double begin = x(span.from());
      page.element(
          "rect",
          () ->
              page.element(
                  "title",
                  name
                      + ", "
                      + kind
                      + ": "
                      + Amounts.duration(Duration.between(span.from(), span.to()))),
          "x",
          begin,
          "y",
          y + 5,
          "width",
          Math.max(NARROWEST, x(span.to()) - begin),
          "height",
          ROW - 10,
          "class",
          kind);
    }
  }

  private double x(Instant time) {
    double part = (double) Duration.between(from, time).toMillis() / length.toMillis();
    return NAMES + part * (WIDTH - NAMES);
  }
}
