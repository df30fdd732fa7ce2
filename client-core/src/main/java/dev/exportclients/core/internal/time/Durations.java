package dev.exportclients.core.internal.time;

import java.time.Duration;
import java.util.Locale;

public final class Durations {
  private Durations() {}

  /** As people write it: {@code 30m}, {@code 1h30m}, {@code 2.5s}. */
  public static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
