package dev.exportclients.plans.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Sizes and times for people. */
final class Amounts {
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");

  private Amounts() {}

  /** In powers of 1000, such as {@code 12.3 MB}. */
  static String bytes(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 999.95 && unit < UNITS.size() - 1) {
      amount /= 1000;
      unit++;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, "%.1f %s", amount, UNITS.get(unit));
  }

  /** In its two largest units, such as {@code 2 h 5 min}. */
  static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds >= 3600) {
      return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }
    if (seconds >= 60) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds >= 10
        ? seconds + " s"
        : String.format(Locale.ROOT, "%.1f s", Math.max(0, duration.toMillis()) / 1000.0);
  }
}
