package dev.exportclients.core.internal.retry;

import java.time.Duration;
import java.util.Locale;

final class Durations {
  private Durations() {}

  /** As people write it: {@code 30m}, {@code 1h30m}, {@code 2.5s}. */
  static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
