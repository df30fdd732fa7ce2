package dev.exportclients.plans.internal.source;

import dev.exportclients.core.run.RunHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A start that was about to be sent, or was.
 *
 * @param at when
 * @param listed what {@link StartedSource#listed} said before
 * @param isOwned whether a run is known to be another export's
 */
public record LostStart(Instant at, Optional<String> listed, Predicate<RunHandle> isOwned) {
  /** By which the provider's clock may differ from ours. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** The longest that a start may take to arrive and to count. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  Instant since() {
    return at.minus(TOLERANCE);
  }

  boolean mayHaveBegunAt(Instant begin) {
    return !begin.isBefore(since()) && !begin.isAfter(at.plus(LONGEST));
  }
}
