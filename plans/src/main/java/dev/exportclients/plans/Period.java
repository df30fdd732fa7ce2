package dev.exportclients.plans;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One hour, day, week or month of a plan. Its name is fit for a file or a key, sorts by time, and
 * names no other period of the same zone.
 *
 * @param name such as {@code 2026-11-27}, {@code 2026-W48}, {@code 2026-11}; of an hour, in UTC,
 *     {@code 2026-11-27T14Z}, as an hour of a zone may come twice
 */
public record Period(String name) {
  /**
   * {@return the period that an instant lies in}
   *
   * @param cadence how long a period is
   * @param instant now, for what is due
   * @param zone whose calendar counts
   */
  public static Period of(Cadence cadence, Instant instant, ZoneId zone) {
    ZonedDateTime there =
        instant.atZone(cadence == Cadence.HOUR ? ZoneOffset.UTC : zone);
    String pattern =
        switch (cadence) {
          case HOUR -> "uuuu-MM-dd'T'HH'Z'";
          case DAY -> "uuuu-MM-dd";
          case WEEK -> "YYYY-'W'ww";
          case MONTH -> "uuuu-MM";
        };
    // English with ISO weeks, whatever the machine's locale.
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag("en-GB"));
    return new Period(format.format(there));
  }

  @Override
  public String toString() {
    return name;
  }
}
