package dev.exportclients.core.internal.argument;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Set;

/**
 * What a setting must be to go out in a header. People paste such values, with what stood around
 * them: blanks around it are dropped, all else is refused before anything is sent. A message names
 * the setting, never its value.
 */
public final class HeaderValue {
  /** The headers that carry our credentials: one may be pasted with its value. */
  private static final Set<String> NAMES =
      Set.of(
          "authorization",
          "api-username",
          "api-usertoken",
          "x-api-key",
          "x-auth-token",
          "x-project-id",
          "x-security-token");

  private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token", "sdk-hmac-sha256");
  private static final String QUOTES = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb";

  private HeaderValue() {}

  /** Without blanks, line ends, byte order marks and invisible characters at its edges. */
  public static String trimmed(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isPadding(value.charAt(start))) {
      start++;
    }
    while (end > start && isPadding(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  /**
   * Text of any form, such as a media type, without what surrounds it.
   *
   * @throws IllegalArgumentException naming the setting, if it is empty or no header can carry it
   */
  public static String text(String value, String setting) {
    String text = trimmed(requireNonNull(value, setting));
    if (text.isEmpty()) {
      throw wrong(setting, "must not be empty");
    }
    requireSendable(text, setting);
    return text;
  }

  /**
   * @throws IllegalArgumentException if a character would be lost or break the line
   */
  public static void requireSendable(String value, String setting) {
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c < ' ' || c > '~') {
        requireSendable(c, setting);
      }
    }
  }

  /**
   * A name, in which there may be blanks.
   *
   * @throws IllegalArgumentException as {@link #text}, or if something was pasted along
   */
  public static String name(String value, String setting) {
    String name = trimmed(requireNonNull(value, setting));
    requireNothingAround(name, setting);
    return text(name, setting);
  }

  /**
   * A token, a key or an id: one word.
   *
   * @throws IllegalArgumentException as {@link #name}, or if it is more than one word
   */
  public static String credential(String value, String setting) {
    String word = trimmed(requireNonNull(value, setting));
    requireNothingAround(word, setting);
    int blank = indexOfBlank(word);
    String first = word.substring(0, blank < 0 ? word.length() : blank);
    String scheme = first.toLowerCase(Locale.ROOT);
    if (blank >= 0 && SCHEMES.contains(scheme) || scheme.equals("bearer")) {
      throw wrong(setting, "begins with '" + scheme + "', which is no part of it; leave that out");
    }
    String text = text(word, setting);
    if (blank >= 0) {
      throw wrong(setting, "holds a blank; give it alone, without anything before or behind it");
    }
    return text;
  }

  /**
   * @throws IllegalArgumentException if it is in quotes, as some env files keep them
   */
  public static void requireNoQuotes(String value, String setting) {
    int last = value.length() - 1;
    if (last > 0
        && QUOTES.indexOf(value.charAt(0)) >= 0
        && QUOTES.indexOf(value.charAt(last)) >= 0) {
      throw wrong(setting, "is in quotes, which belong to it here; leave them out");
    }
  }

  private static void requireNothingAround(String value, String setting) {
    if (value.startsWith("{") || value.startsWith("[")) {
      throw wrong(setting, "is JSON; take the field out of it, with jq -r .access_token say");
    }
    if (value.startsWith("<")) {
      throw wrong(setting, "is a web page or a placeholder in angle brackets");
    }
    requireNoQuotes(value, setting);
    if (value.contains("://")) {
      throw wrong(setting, "is a URL; give the value alone");
    }
    int colon = value.indexOf(':');
    if (colon > 0
        && (NAMES.contains(value.substring(0, colon).strip().toLowerCase(Locale.ROOT))
            || isHeader(value, colon))) {
      throw wrong(setting, "begins with a header's name; give the value behind the colon alone");
    }
  }

  /** {@code Some-Name: value}. */
  private static boolean isHeader(String value, int colon) {
    return colon + 1 < value.length()
        && isBlank(value.charAt(colon + 1))
        && value.chars().limit(colon).allMatch(c -> c == '-' || c < 128 && Character.isLetter(c));
  }

  private static void requireSendable(int c, String setting) {
    if (Character.isISOControl(c)) {
      throw wrong(setting, "must not hold control characters or line ends");
    }
    if (Character.getType(c) == Character.FORMAT || c == '\u00a0') {
      throw wrong(setting, "holds an invisible character, pasted along maybe; type it anew");
    }
    if (c > 0xff) {
      throw wrong(setting, "holds a character that no header can carry (ISO 8859-1 has it not)");
    }
  }

  private static int indexOfBlank(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (isBlank(text.charAt(at))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isPadding(char c) {
    return isBlank(c) || c == '\u0085' || Character.getType(c) == Character.FORMAT;
  }

  private static RefusedArgumentException wrong(String setting, String why) {
    return new RefusedArgumentException(setting, why);
  }
}
