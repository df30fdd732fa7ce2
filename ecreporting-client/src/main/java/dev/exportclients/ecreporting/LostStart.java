package dev.exportclients.ecreporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which runs may be the one that was started, should the response be lost: those of the same
 * report, study, mode and format, from the start until now. The two clocks may differ by little; by
 * more, and the run is not found. What its fields were, or who started it, the list does not say in
 * a form that is known.
 */
record LostStart(ReportOrder order, Instant sentAt, Clock clock) {
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static LostStart now(ReportOrder order, Clock clock) {
    return new LostStart(order, clock.instant(), clock);
  }

  /**
   * @param list of the order's report, study and mode
   */
  List<ReportRun> candidates(RunList list) {
    return list.runs().filter(this::mayBe).toList();
  }

  private boolean mayBe(ReportRun run) {
    return run.handle(order.scope()).isPresent()
        && agree(run.format(), order.format())
        && agree(run.reportId(), Optional.of(order.reportId()))
        && run.kickedOffAt().filter(this::isMeanwhile).isPresent();
  }

  /** What either leaves open may be anything. */
  private static boolean agree(Optional<String> listed, Optional<String> wanted) {
    return listed.isEmpty() || wanted.isEmpty() || plain(listed.get()).equals(plain(wanted.get()));
  }

  /** Ids are documented as UUIDs, and shown without hyphens. */
  private static String plain(String text) {
    return text.replace("-", "").toLowerCase(Locale.ROOT);
  }

  private boolean isMeanwhile(Instant kickoff) {
    return !kickoff.isBefore(sentAt.minus(TOLERANCE))
        && !kickoff.isAfter(clock.instant().plus(TOLERANCE));
  }
}
