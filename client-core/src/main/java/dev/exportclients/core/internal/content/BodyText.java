package dev.exportclients.core.internal.content;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of a body: UTF-8, unless its byte order mark, or the zeros of a first ASCII character,
 * say UTF-16 or UTF-32. Read as UTF-8, a secret in such a page would not be known any more.
 */
public final class BodyText {
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  private BodyText() {}

  public static String of(byte[] content, int length) {
    return new String(content, 0, length, charset(content, length)).replace("\ufeff", "");
  }

  private static Charset charset(byte[] content, int length) {
    if (length < 2) {
      return StandardCharsets.UTF_8;
    }
    int first = content[0] & 0xff;
    int second = content[1] & 0xff;
    if (length >= 4) {
      boolean zeros = content[2] == 0 && content[3] == 0;
      if (zeros && (first == 0xff && second == 0xfe || first != 0 && second == 0)) {
        return UTF_32LE;
      }
      boolean marked = (content[2] & 0xff) == 0xfe && (content[3] & 0xff) == 0xff;
      if (first == 0 && second == 0 && (marked || content[2] == 0 && content[3] != 0)) {
        return UTF_32BE;
      }
    }
    if (first == 0xff && second == 0xfe || first != 0 && second == 0) {
      return StandardCharsets.UTF_16LE;
    }
    if (first == 0xfe && second == 0xff || first == 0 && second != 0) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }
}
