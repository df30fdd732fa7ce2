package dev.exportclients.core.internal.http;

import feign.Param;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.hc.core5.net.PercentCodec;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a parameter's value for path or query, once: all but RFC 3986's unreserved characters.
 *
 * <p>Feign alone would take a value such as {@code 50%25} for encoded already and leave it. What
 * comes from here passes through Feign unchanged, as it holds unreserved characters and triplets
 * only. The generated interfaces name this class at each parameter (ADR 2).
 */
public final class PercentEncoding implements Param.Expander {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  @Override
  public String expand(Object value) {
    return encode(value.toString());
  }

  public static String encode(String value) {
    return isPlain(value) ? value : PercentCodec.encode(value, StandardCharsets.UTF_8);
  }

  /** Most ids and dates need no escape. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '-'
              || c == '.'
              || c == '_'
              || c == '~';
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  /**
   * The text whose UTF-8 it is; null if an escape is broken, which {@link PercentCodec} would take
   * for text. Malformed bytes become U+FFFD.
   */
  public static @Nullable String decode(String escaped) {
    byte[] bytes = bytes(escaped);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Each of them escaped. */
  static void append(byte[] bytes, StringBuilder encoded) {
    for (byte b : bytes) {
      encoded.append('%').append(HEX[b >> 4 & 0xF]).append(HEX[b & 0xF]);
    }
  }

  /** With each escape in place of its byte; null if one is broken. Other characters are bytes. */
  static byte @Nullable [] bytes(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '%') {
        bytes.write(c);
      } else if (isEscape(escaped, i)) {
        bytes.write(HexFormat.fromHexDigits(escaped, i + 1, i + 3));
        i += 2;
      } else {
        return null;
      }
    }
    return bytes.toByteArray();
  }

  /** Whether a percent sign stands here, and two digits behind it. */
  static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && text.charAt(at) == '%'
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }
}
