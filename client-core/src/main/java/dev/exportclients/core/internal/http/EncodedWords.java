package dev.exportclients.core.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * RFC 2047's {@code =?charset?B?...?=} and {@code =?charset?Q?...?=}. They have no place in HTTP,
 * but ASP.NET and mail libraries put them there.
 */
final class EncodedWords {
  private static final int LONGEST_CHARSET = 64;

  /** Several times what a name can need. To look for a charset that there is not takes its time. */
  private static final int LONGEST = 4096;

  private final String text;
  private final StringBuilder decoded = new StringBuilder();

  /** Bytes of words in a row: some senders cut within a character. */
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  private @Nullable Charset charset;
  private int pendingFrom;
  private int pendingTo;

  private EncodedWords(String text) {
    this.text = text;
  }

  /** The text with its words decoded; what is no sound word stays as it is. */
  static String decoded(String text) {
    return text.contains("=?") && text.length() <= LONGEST ? new EncodedWords(text).decode() : text;
  }

  private String decode() {
    int at = 0;
    while (at < text.length()) {
      // Blanks between two words only separate them.
      int next = charset == null ? at : afterBlanks(at);
      Word word = word(next);
      if (word == null) {
        flush();
        decoded.append(text.charAt(at));
        at++;
      } else {
        take(word, next);
        at = word.end;
      }
    }
    flush();
    return decoded.toString();
  }

  private void take(Word word, int at) {
    if (!word.charset.equals(charset)) {
      flush();
      charset = word.charset;
      pendingFrom = at;
    }
    pending.writeBytes(word.bytes);
    pendingTo = word.end;
  }

  private void flush() {
    if (charset != null) {
      String words = HeaderBytes.decoded(pending.toByteArray(), charset);
      decoded.append(words == null ? text.substring(pendingFrom, pendingTo) : words);
    }
    pending.reset();
    charset = null;
  }

  private int afterBlanks(int from) {
    int next = from;
    while (next < text.length() && isBlank(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private record Word(Charset charset, byte[] bytes, int end) {}

  /** The one that begins here; null if none does. */
  private @Nullable Word word(int at) {
    if (!text.startsWith("=?", at)) {
      return null;
    }
    int coding = text.indexOf('?', at + 2) + 1;
    if (coding == 0 || coding - at > LONGEST_CHARSET || !text.startsWith("?", coding + 1)) {
      return null;
    }
    int end = text.indexOf('?', coding + 2);
    if (end < 0 || !text.startsWith("=", end + 1)) {
      return null;
    }
    String coded = text.substring(coding + 2, end);
    byte[] bytes =
        switch (text.charAt(coding)) {
          case 'B', 'b' -> base64(coded);
          case 'Q', 'q' -> quoted(coded);
          default -> null;
        };
    return bytes == null
        ? null
        : new Word(charset(text.substring(at + 2, coding - 1)), bytes, end + 2);
  }

  /** Behind an asterisk may stand a language. */
  private static Charset charset(String name) {
    int language = name.indexOf('*');
    Charset charset = HeaderBytes.charset(language < 0 ? name : name.substring(0, language));
    return charset == null ? StandardCharsets.UTF_8 : charset;
  }

  private static byte @Nullable [] base64(String coded) {
    try {
      return Base64.getDecoder().decode(coded.replace(" ", "").replace("\t", ""));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /** An underscore is a blank; what is not escaped stands for itself. */
  private static byte @Nullable [] quoted(String coded) {
    String escapes = coded.replace("%", "=25").replace('_', ' ').replace('=', '%');
    return PercentEncoding.bytes(escapes);
  }
}
