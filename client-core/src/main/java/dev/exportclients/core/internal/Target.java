package dev.exportclients.core.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request goes: its origin, and path and query byte for byte as they were given, since a
 * presigned link is void when a single character is encoded in another way.
 */
record Target(Origin origin, String authority, String pathAndQuery) {
  private static final Pattern URL =
      Pattern.compile("(?i)(https?)://(\\[[0-9a-f:.]+]|[\\w.-]+)(:\\d{1,5})?([^#]*)(#.*)?");

  /**
   * @throws IllegalArgumentException without the URL's text, which may be a secret
   */
  static Target of(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an absolute http or https URL");
    }
    String path = parts.group(4);
    if (path.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      throw new IllegalArgumentException("the URL holds characters that must be percent-encoded");
    }
    String port = parts.group(3) == null ? "" : parts.group(3);
    int number = port.isEmpty() ? -1 : Integer.parseInt(port.substring(1));
    if (number > 65_535) {
      throw new IllegalArgumentException("the URL has no port " + number);
    }
    return new Target(
        Origin.of(parts.group(1), parts.group(2), number),
        parts.group(2) + port,
        path.startsWith("/") ? path : "/" + path);
  }

  /** Where a {@code Location} leads from here. */
  Target resolve(String location) {
    if (location.matches("(?i)https?://.*")) {
      return of(location);
    }
    if (location.startsWith("//")) {
      return of(origin.scheme() + ":" + location);
    }
    String base = origin.scheme() + "://" + authority;
    if (location.startsWith("/")) {
      return of(base + location);
    }
    return of(URI.create(base + pathAndQuery).resolve(location).toString());
  }

  /**
   * For signers.
   *
   * @throws IllegalArgumentException without the URL's text, if it is no proper URI
   */
  URI uri() {
    try {
      return new URI(origin.scheme() + "://" + authority + pathAndQuery);
    } catch (URISyntaxException improper) {
      throw new IllegalArgumentException("the URL holds characters that must be percent-encoded");
    }
  }

  /** Origin and path; queries hold signatures and are never shown. */
  URI shown() {
    try {
      int query = pathAndQuery.indexOf('?');
      return new URI(origin + (query < 0 ? pathAndQuery : pathAndQuery.substring(0, query)));
    } catch (URISyntaxException notUri) {
      return URI.create(origin.toString());
    }
  }
}
