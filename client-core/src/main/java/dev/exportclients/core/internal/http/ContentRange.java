package dev.exportclients.core.internal.http;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A satisfied {@code Content-Range}.
 *
 * @param total empty if the server said {@code *}
 */
record ContentRange(long first, long last, OptionalLong total) {
  private static final Pattern SYNTAX =
      Pattern.compile("(?i)bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

  /** Null for anything else than one well-formed range of bytes. */
  static @Nullable ContentRange parse(@Nullable String header) {
    Matcher parts = SYNTAX.matcher(header == null ? "" : header);
    if (!parts.matches()) {
      return null;
    }
    long first = Long.parseLong(parts.group(1));
    long last = Long.parseLong(parts.group(2));
    OptionalLong total =
        parts.group(3).equals("*")
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(parts.group(3)));
    boolean sound = first <= last && last < total.orElse(Long.MAX_VALUE);
    return sound ? new ContentRange(first, last, total) : null;
  }

  long length() {
    return last - first + 1;
  }
}
