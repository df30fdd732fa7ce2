package dev.exportclients.core.internal.http;

import feign.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a response. */
public final class ResponseHeaders {
  /**
   * As servers write dates now, and as RFC 9110, 5.6.7, wants older ones read. HttpClient's {@code
   * DateUtils} takes neither a weekday in full nor the blank before a day of one digit.
   */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH)
              .withZone(ZoneOffset.UTC),
          DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH)
              .withZone(ZoneOffset.UTC));

  private ResponseHeaders() {}

  public static @Nullable String header(Response response, String name) {
    return header(response.headers(), name);
  }

  /** Of several lines the first that says something; null if there is no such header. */
  static @Nullable String header(Map<String, Collection<String>> headers, String name) {
    String first = null;
    for (String value : headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of())) {
      if (first == null || first.isEmpty()) {
        first = value.strip();
      }
    }
    return first;
  }

  /** Type and subtype in lower case, the first of several; empty if not given. */
  public static String mediaType(Response response) {
    return mediaType(header(response, "content-type"));
  }

  static String mediaType(@Nullable String type) {
    if (type == null) {
      return "";
    }
    int end = 0;
    while (end < type.length() && type.charAt(end) != ';' && type.charAt(end) != ',') {
      end++;
    }
    return type.substring(0, end).strip().toLowerCase(Locale.ROOT);
  }

  /** Null for what is no date. */
  public static @Nullable Instant date(@Nullable String httpDate) {
    if (httpDate == null) {
      return null;
    }
    String text = httpDate.replace("  ", " ");
    for (DateTimeFormatter form : DATES) {
      try {
        return form.parse(text, Instant::from);
      } catch (DateTimeException another) {
        continue;
      }
    }
    return null;
  }

  /** {@code Retry-After}, in seconds or as a date; the date is read by the server's own clock. */
  public static @Nullable Duration retryAfter(
      Map<String, Collection<String>> headers, Clock clock) {
    return retryAfter(name -> header(headers, name), clock);
  }

  /**
   * @param header the first value of a header of that name
   */
  public static @Nullable Duration retryAfter(
      Function<String, @Nullable String> header, Clock clock) {
    String value = header.apply("retry-after");
    if (value == null) {
      return null;
    }
    if (value.matches("\\d+")) {
      return Duration.ofSeconds(value.length() > 9 ? 999_999_999 : Long.parseLong(value));
    }
    Instant at = date(value);
    if (at == null) {
      return null;
    }
    Instant now = date(header.apply("date"));
    Duration pause = Duration.between(now == null ? clock.instant() : now, at);
    return pause.isNegative() ? Duration.ZERO : pause;
  }
}
