package dev.exportclients.ems;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** EMS's timestamps: without zone in its documentation, with {@code Z} or an offset in others. */
final class WallTime {
  private static final Pattern ZONE = Pattern.compile("(?:[zZ]|[+-]\\d{2}:?\\d{2})$");

  private WallTime() {}

  /** The time as written, whatever its zone; empty if it is none. */
  static Optional<LocalDateTime> parse(String text) {
    Matcher zone = ZONE.matcher(text.strip());
    try {
      return Optional.of(LocalDateTime.parse(zone.replaceFirst("").strip().replace(' ', 'T')));
    } catch (DateTimeException notTime) {
      return Optional.empty();
    }
  }
}
