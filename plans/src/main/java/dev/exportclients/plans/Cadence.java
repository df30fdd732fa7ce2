package dev.exportclients.plans;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.util.Locale;
import java.util.stream.Stream;

/** How often the exports of a plan are due. */
public enum Cadence {
  /** Once an hour of the clock. */
  HOUR,
  /** Once a calendar day. */
  DAY,
  /** Once an ISO week, which begins on Monday. */
  WEEK,
  /** Once a calendar month. */
  MONTH;

  /**
   * {@return the cadence of a name}
   *
   * @param name such as {@code day}
   * @throws IllegalArgumentException naming those there are
   */
  public static Cadence of(String name) {
    return Stream.of(values())
        .filter(cadence -> cadence.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedArgumentException(
                    "period", "must be hour, day, week or month, not '" + name + "'"));
  }

  /** {@return as a plan writes it, such as {@code day}} */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
