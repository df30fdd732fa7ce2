package dev.exportclients.plans.internal.rules;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where an export goes, as text: a path, or an address. */
public final class Location {
  private static final String SCHEME_END = "://";

  private Location() {}

  /**
   * With everything filled in; without a slash at the end.
   *
   * @param to null for the default
   */
  public static String of(
      String into, String name, String provider, @Nullable String to, String period) {
    String relative = to == null ? "{name}" : to;
    String whole = isAddress(relative) ? relative : withoutSlash(into) + "/" + relative;
    return withoutSlash(new Template(whole).filled(name, provider, period));
  }

  /** Whether files go into it, under names that the server gives. */
  public static boolean isFolder(boolean several, @Nullable String to) {
    return to == null || several || to.endsWith("/");
  }

  /** Two letters at least: one is a drive of Windows. */
  public static boolean isAddress(String location) {
    int scheme = location.indexOf(SCHEME_END);
    return scheme > 1
        && location.chars().limit(scheme).allMatch(c -> Character.isLetterOrDigit(c) && c < 128);
  }

  /**
   * What is behind the name of a server or bucket is taken as it is written, and escaped.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static URI address(String filled) {
    int scheme = filled.indexOf(SCHEME_END);
    int authority = scheme + SCHEME_END.length();
    int path = filled.indexOf('/', authority);
    try {
      return new URI(
          filled.substring(0, scheme),
          filled.substring(authority, path < 0 ? filled.length() : path),
          path < 0 ? "" : filled.substring(path),
          null,
          null);
    } catch (URISyntaxException unusable) {
      throw new IllegalArgumentException(unusable);
    }
  }

  private static String withoutSlash(String text) {
    int end = text.length();
    while (end > 1 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }
}
