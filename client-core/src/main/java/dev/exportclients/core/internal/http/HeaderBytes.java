package dev.exportclients.core.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the bytes of a header mean, of which each has arrived as one character. */
final class HeaderBytes {
  private HeaderBytes() {}

  /** UTF-8 if it is that, as many servers write; else Latin-1. */
  static String text(String header) {
    if (header.chars().allMatch(c -> c < 0x80) || header.chars().anyMatch(c -> c > 0xff)) {
      return header;
    }
    return text(header.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String text(byte[] bytes) {
    String text = utf8(bytes);
    if (text == null) {
      text = decoded(bytes, StandardCharsets.ISO_8859_1);
    }
    return text == null ? new String(bytes, StandardCharsets.ISO_8859_1) : text;
  }

  /** Null if it is not UTF-8. */
  static @Nullable String utf8(byte[] bytes) {
    return decoded(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Null if the bytes are not of this charset. As in browsers, Latin-1 is taken for what it is
   * called by mistake: windows-1252, which has letters where Latin-1 has control characters.
   */
  static @Nullable String decoded(byte[] bytes, Charset charset) {
    try {
      boolean latin1 = charset.equals(StandardCharsets.ISO_8859_1);
      Charset meant = latin1 ? Charset.forName("windows-1252") : charset;
      return meant.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException | IllegalArgumentException malformed) {
      return null;
    }
  }

  /** Null if the JDK does not know it. */
  static @Nullable Charset charset(String name) {
    try {
      return Charset.forName(name.strip());
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }
}
