package dev.exportclients.plans.report;

import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.ExportTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an export did from when until when. */
final class Spans {
  /** What it did. */
  enum Kind {
    /** The provider worked on it. */
    RUNNING,
    /** It was waited with, or downloaded. */
    SAVING,
  }

  /**
   * @param from not behind {@code to}
   */
  record Span(Kind kind, Instant from, Instant to) {}

  private Spans() {}

  /** When it was begun; empty if it was not. */
  static Optional<Instant> begin(ExportStatus export) {
    return export
        .times()
        .starting()
        .or(() -> export.times().started())
        .or(() -> export.times().due());
  }

  /** When it ended, or was looked at. */
  static Instant end(ExportStatus export, Instant at) {
    ExportTimes times = export.times();
    return switch (export.state()) {
      case SAVED -> times.saved().orElse(at);
      case FAILED, UNKNOWN, SKIPPED -> times.failed().orElse(at);
      default -> at;
    };
  }

  /** In order, without gaps; empty for one that was not begun. */
  static List<Span> of(ExportStatus export, Instant at) {
    List<Span> spans = new ArrayList<>();
    Instant end = end(export, at);
    Optional<Instant> begin = begin(export);
    if (begin.isEmpty()) {
      return spans;
    }
    Instant ready = earliest(export.times().ready().orElse(end), end);
    add(spans, Kind.RUNNING, begin.get(), ready);
    add(spans, Kind.SAVING, latest(begin.get(), ready), end);
    return spans;
  }

  private static void add(List<Span> spans, Kind kind, Instant from, Instant to) {
    if (from.isBefore(to)) {
      spans.add(new Span(kind, from, to));
    }
  }

  /** All moments of an export that a timeline has to hold. */
  static Stream<Instant> moments(ExportStatus export, Instant at) {
    return begin(export).stream().flatMap(begin -> Stream.of(begin, end(export, at)));
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
