package dev.exportclients.plans;

import java.util.Locale;

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

  /** {@return as a plan writes it, such as {@code day}} */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
