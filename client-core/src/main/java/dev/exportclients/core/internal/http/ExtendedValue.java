package dev.exportclients.core.internal.http;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** RFC 8187's {@code charset'language'value}, in any charset that this JDK knows. */
final class ExtendedValue {
  private ExtendedValue() {}

  /** Null if it is broken, or in a charset that nobody knows. */
  static @Nullable String decoded(String value) {
    int language = value.indexOf('\'');
    Charset charset = language < 0 ? null : HeaderBytes.charset(value.substring(0, language));
    byte[] bytes = charset == null ? null : PercentEncoding.bytes(text(value));
    return charset == null || bytes == null ? null : HeaderBytes.decoded(bytes, charset);
  }

  /** What it may have meant, when there is no better name. */
  static String guessed(String value) {
    byte[] bytes = PercentEncoding.bytes(text(value));
    return bytes == null ? HeaderBytes.text(text(value)) : HeaderBytes.text(bytes);
  }

  /** Some leave out the language together with its apostrophe, or both with the charset. */
  private static String text(String value) {
    int language = value.indexOf('\'');
    int text = value.indexOf('\'', language + 1);
    return value.substring(Math.max(language, text) + 1);
  }
}
