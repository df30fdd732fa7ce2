package dev.exportclients.sandbox.internal.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Percent-encoding, queries and dates as they stand in HTTP. */
public final class HttpText {
  /** As HTTP wants it: two digits for the day, always GMT. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter RFC_850 =
      DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpText() {}

  public static String httpDate(Instant instant) {
    return HTTP_DATE.format(instant);
  }

  /** Obsolete; a server may still send it, and a client has to read it. */
  public static String rfc850Date(Instant instant) {
    return RFC_850.format(instant);
  }

  /** As C's asctime writes it; obsolete, too. */
  public static String asctimeDate(Instant instant) {
    return ASCTIME.format(instant);
  }

  /** Decodes %XX and leaves a plus alone; what can't be decoded stays as it is. */
  public static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  /** All but RFC 3986's unreserved characters as %XX of their UTF-8 bytes. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** A whole number of 64 bits; nothing for other texts. */
  public static OptionalLong int64(String text) {
    try {
      return text.matches("-?[0-9]{1,19}")
          ? OptionalLong.of(Long.parseLong(text))
          : OptionalLong.empty();
    } catch (NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }

  /** Names and values of a query, decoded, a plus as a blank. */
  public static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : raw.isEmpty() ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query
          .computeIfAbsent(decode(parts[0].replace('+', ' ')), k -> new ArrayList<>())
          .add(parts.length < 2 ? "" : decode(parts[1].replace('+', ' ')));
    }
    return query;
  }
}
