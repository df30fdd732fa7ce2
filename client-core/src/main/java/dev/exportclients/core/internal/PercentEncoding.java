package dev.exportclients.core.internal;

import feign.Param;
import java.nio.charset.StandardCharsets;

/**
 * Encodes a parameter's value for path or query, once: all but RFC 3986's unreserved characters.
 *
 * <p>Feign alone would take a value such as {@code 50%25} for encoded already and leave it. What
 * comes from here passes through Feign unchanged, as it holds unreserved characters and triplets
 * only. The generated interfaces name this class at each parameter.
 */
public final class PercentEncoding implements Param.Expander {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  @Override
  public String expand(Object value) {
    return encode(value.toString());
  }

  public static String encode(String value) {
    if (value.chars().allMatch(PercentEncoding::isUnreserved)) {
      return value;
    }
    StringBuilder encoded = new StringBuilder(value.length() + 16);
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX[b >> 4 & 0xF]).append(HEX[b & 0xF]);
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
