package dev.exportclients.plans;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One hour, day, week or month of a plan. Its name is fit for a file or a key, sorts by time, and
 * names no other period of the same zone.
 *
 * @param name such as {@code 2026-11-27}, {@code 2026-W48}, {@code 2026-11}; of an hour, in UTC,
 *     {@code 2026-11-27T14Z}, as an hour of a zone may come twice
 */
public record Period(String name) {
  private static final Pattern NAME =
      Pattern.compile(
          "\\d{4,}-(W(0[1-9]|[1-4]\\d|5[0-3])"
              + "|(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3])Z)?)?)");

  /**
   * For a name that was written down.
   *
   * @param name such as {
   * @throws IllegalArgumentException if it is no name of a period
   */
  public Period {
    if (!NAME.matcher(name).matches()) {
      throw new RefusedArgumentException("period", "must be a name such as 2026-11-27");
    }
  }

  /**
   * {@return the period that an instant lies in}
   *
   * @param cadence how long a period is
   * @param instant now, for what is due
   * @param zone whose calendar counts
   */
  public static Period of(Cadence cadence, Instant instant, ZoneId zone) {
    ZonedDateTime there = instant.atZone(cadence == Cadence.HOUR ? ZoneOffset.UTC : zone);
    return new Period(
        switch (cadence) {
          case HOUR -> formatted("uuuu-MM-dd'T'HH'Z'", there);
          case DAY -> formatted("uuuu-MM-dd", there);
          case WEEK ->
              String.format(
                  Locale.ROOT,
                  "%04d-W%02d",
                  there.get(IsoFields.WEEK_BASED_YEAR),
                  there.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
          case MONTH -> formatted("uuuu-MM", there);
        });
  }

  private static String formatted(String pattern, ZonedDateTime there) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(there);
  }

  @Override
  public String toString() {
    return name;
  }
}
