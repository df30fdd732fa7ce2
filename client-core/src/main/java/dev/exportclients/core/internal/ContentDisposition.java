package dev.exportclients.core.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Content-Disposition} as RFC 6266 and RFC 8187 have it, read leniently. The file name is
 * the server's own and not to be trusted.
 */
record ContentDisposition(boolean isAttachment, @Nullable String filename) {
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([\\w!#$%&'*+.^`|~-]+)\\s*=\\s*(\"((?:[^\"\\\\]++|\\\\.)*+)\"?|[^;]*)");
  private static final Pattern EXTENDED = Pattern.compile("([\\w-]+)'[^']*'(.*)");

  static ContentDisposition parse(@Nullable String header) {
    if (header == null) {
      return new ContentDisposition(false, null);
    }
    String type = header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    String plain = null;
    String extended = null;
    Matcher parameter = PARAMETER.matcher(header);
    while (parameter.find()) {
      String name = parameter.group(1).toLowerCase(Locale.ROOT);
      String quoted = parameter.group(3);
      String value = quoted == null ? parameter.group(2).strip() : unescaped(quoted);
      if (name.equals("filename*") && extended == null) {
        extended = extended(value);
      } else if (name.equals("filename") && plain == null) {
        plain = utf8IfPossible(value);
      }
    }
    return new ContentDisposition(type.equals("attachment"), extended == null ? plain : extended);
  }

  /**
   * Only quote and backslash are escaped in practice; other backslashes are paths of old clients.
   */
  private static String unescaped(String quoted) {
    return quoted.replaceAll("\\\\([\"\\\\])", "$1");
  }

  private static @Nullable String extended(String value) {
    Matcher parts = EXTENDED.matcher(value);
    if (!parts.matches()) {
      return null;
    }
    String charset = parts.group(1).toLowerCase(Locale.ROOT);
    byte[] bytes = percentDecoded(parts.group(2));
    if (bytes == null) {
      return null;
    }
    return switch (charset) {
      case "utf-8" -> decoded(bytes, StandardCharsets.UTF_8);
      case "iso-8859-1" -> decoded(bytes, StandardCharsets.ISO_8859_1);
      default -> null;
    };
  }

  private static byte @Nullable [] percentDecoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        bytes.write(c);
        continue;
      }
      boolean cut = i + 2 >= text.length();
      int high = cut ? -1 : Character.digit(text.charAt(i + 1), 16);
      int low = cut ? -1 : Character.digit(text.charAt(i + 2), 16);
      if (high < 0 || low < 0) {
        return null;
      }
      bytes.write(high << 4 | low);
      i += 2;
    }
    return bytes.toByteArray();
  }

  /** Headers arrive as ISO-8859-1, but many servers put UTF-8 into them. */
  private static String utf8IfPossible(String value) {
    if (value.chars().allMatch(c -> c < 0x80) || value.chars().anyMatch(c -> c > 0xff)) {
      return value;
    }
    String decoded = decoded(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return decoded == null ? value : decoded;
  }

  private static @Nullable String decoded(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      return null;
    }
  }
}
