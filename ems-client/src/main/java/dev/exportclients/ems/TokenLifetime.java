package dev.exportclients.ems;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a user token lives: eight hours, by the end that EMS tells. */
record TokenLifetime(Clock clock) {
  private static final Duration DOCUMENTED = Duration.ofHours(8);

  /**
   * When a token that was just made ends. One that is over already tells of a clock that is off:
   * then the documented time counts, and EMS's refusal after it.
   *
   * @param expires as EMS wrote it, in UTC; may be anything
   */
  Instant end(@Nullable String expires) {
    Instant now = clock.instant();
    return Optional.ofNullable(expires)
        .flatMap(TokenLifetime::parsed)
        .filter(end -> end.isAfter(now.plusSeconds(120)))
        .orElse(now.plus(DOCUMENTED));
  }

  private static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException withoutZone) {
      // tried below
    }
    try {
      return Optional.of(LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
