package dev.exportclients.ecreporting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Which runs of a report may be the one that was started, should the response be lost: those since
 * then. The two clocks may differ by little; by more, and the run is not found.
 */
record LostStart(ReportOrder order, Instant sentAt) {
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  List<ReportRun> candidates(RunList list) {
    return list.runs().filter(this::mayBe).toList();
  }

  private boolean mayBe(ReportRun run) {
    boolean hasFormat =
        run.format().isEmpty()
            || order.format().isEmpty()
            || run.format().get().equalsIgnoreCase(order.format().get());
    return run.handle(order.scope()).isPresent()
        && hasFormat
        && run.kickoff()
            .flatMap(LostStart::instant)
            .filter(kickoff -> !kickoff.isBefore(sentAt.minus(TOLERANCE)))
            .isPresent();
  }

  /** One without an offset is taken for UTC, which is our reading. */
  private static Optional<Instant> instant(String kickoff) {
    try {
      return Optional.of(OffsetDateTime.parse(kickoff).toInstant());
    } catch (DateTimeParseException noOffset) {
      try {
        return Optional.of(LocalDateTime.parse(kickoff).toInstant(ZoneOffset.UTC));
      } catch (DateTimeParseException noTime) {
        return Optional.empty();
      }
    }
  }
}
