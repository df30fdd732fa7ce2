package dev.exportclients.core.internal.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ways to escape characters. Each is read in one pass, without regular expressions. */
enum Escapes {
  /** Of JSON, JavaScript and their like. */
  BACKSLASH('\\') {
    @Override
    int read(String text, int at, StringBuilder out) {
      if (at + 1 == text.length()) {
        return 0;
      }
      char c = text.charAt(at + 1);
      int digits = c == 'u' || c == 'U' ? 4 : c == 'x' ? 2 : 0;
      int code = digits == 0 ? -1 : number(text, at + 2, digits, 16);
      if (code >= 0) {
        out.append((char) code);
        return 2 + digits;
      }
      out.append(c == 'n' || c == 'r' ? '\n' : c == 't' ? '\t' : c);
      return 2;
    }
  },

  /** Of URLs, also as old scripts have them: {@code %u002b}. */
  PERCENT('%') {
    @Override
    int read(String text, int at, StringBuilder out) {
      char c = at + 1 < text.length() ? text.charAt(at + 1) : 0;
      int code = c == 'u' || c == 'U' ? number(text, at + 2, 4, 16) : -1;
      if (code >= 0) {
        out.append((char) code);
        return 6;
      }
      return bytes('%', text, at, out);
    }
  },

  /** Of mail, and of names in headers. */
  QUOTED_PRINTABLE('=') {
    @Override
    int read(String text, int at, StringBuilder out) {
      if (text.startsWith("\r\n", at + 1)) {
        return 3;
      }
      return text.startsWith("\n", at + 1) ? 2 : bytes('=', text, at, out);
    }
  },

  /** Of markup. */
  ENTITY('&') {
    @Override
    int read(String text, int at, StringBuilder out) {
      int end = at + 1;
      while (end < text.length() && end - at <= LONGEST_ENTITY && isOfEntity(text.charAt(end))) {
        end++;
      }
      String name = text.substring(at + 1, end);
      boolean closed = end < text.length() && text.charAt(end) == ';';
      String meaning = name.startsWith("#") ? numbered(name) : NAMED.get(lower(name));
      if (meaning == null && closed && !name.isEmpty() && !name.startsWith("#")) {
        meaning = OUTSIDE_ASCII;
      }
      if (meaning == null) {
        return 0;
      }
      out.append(meaning);
      return end - at + (closed ? 1 : 0);
    }
  };

  private static final int LONGEST_ENTITY = 24;

  /** Which one does not matter to {@link KnownSecrets}. */
  private static final String OUTSIDE_ASCII = "\ufffd";

  /** The characters of ASCII that have names in HTML. */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("plus", "+"),
          Map.entry("sol", "/"),
          Map.entry("equals", "="),
          Map.entry("bsol", "\\"),
          Map.entry("colon", ":"),
          Map.entry("semi", ";"),
          Map.entry("comma", ","),
          Map.entry("period", "."),
          Map.entry("commat", "@"),
          Map.entry("num", "#"),
          Map.entry("percnt", "%"),
          Map.entry("dollar", "$"),
          Map.entry("excl", "!"),
          Map.entry("quest", "?"),
          Map.entry("ast", "*"),
          Map.entry("midast", "*"),
          Map.entry("lpar", "("),
          Map.entry("rpar", ")"),
          Map.entry("lbrack", "["),
          Map.entry("lsqb", "["),
          Map.entry("rbrack", "]"),
          Map.entry("rsqb", "]"),
          Map.entry("lbrace", "{"),
          Map.entry("lcub", "{"),
          Map.entry("rbrace", "}"),
          Map.entry("rcub", "}"),
          Map.entry("vert", "|"),
          Map.entry("verbar", "|"),
          Map.entry("lowbar", "_"),
          Map.entry("underbar", "_"),
          Map.entry("hat", "^"),
          Map.entry("grave", "`"),
          Map.entry("nbsp", " "));

  private final char sign;

  Escapes(char sign) {
    this.sign = sign;
  }

  /**
   * Appends what an escape stands for.
   *
   * @return its length; zero if it is none
   */
  abstract int read(String text, int at, StringBuilder out);

  /** Without these escapes; the text itself if it has none. */
  String unescaped(String text) {
    int next = text.indexOf(sign);
    if (next < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    while (next >= 0) {
      out.append(text, copied, next);
      int length = read(text, next, out);
      copied = next + length;
      next = text.indexOf(sign, Math.max(copied, next + 1));
    }
    return out.append(text, copied, text.length()).toString();
  }

  /** A character of UTF-8, if the escaped bytes are one, else a byte as ISO 8859-1 has it. */
  private static int bytes(char sign, String text, int start, StringBuilder out) {
    int first = byteAt(sign, text, start);
    if (first < 0) {
      return 0;
    }
    int count = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      int next = byteAt(sign, text, start + 3 * i);
      if (next < 0 || i > 0 && (next & 0xc0) != 0x80) {
        out.append((char) first);
        return 3;
      }
      bytes[i] = (byte) next;
    }
    out.append(new String(bytes, count == 1 ? ISO_8859_1 : UTF_8));
    return 3 * count;
  }

  private static int byteAt(char sign, String text, int at) {
    return at < text.length() && text.charAt(at) == sign ? number(text, at + 1, 2, 16) : -1;
  }

  private static boolean isOfEntity(char c) {
    return c == '#' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String numbered(String name) {
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    int from = hex ? 2 : 1;
    int code = number(name, from, name.length() - from, hex ? 16 : 10);
    return code < 0
        ? null
        : Character.isValidCodePoint(code) ? Character.toString(code) : OUTSIDE_ASCII;
  }

  /** Of exactly so many digits; negative if they are not. */
  private static int number(String text, int from, int digits, int radix) {
    if (digits == 0 || from + digits > text.length()) {
      return -1;
    }
    long number = 0;
    for (int at = from; at < from + digits; at++) {
      int digit = text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), radix) : -1;
      if (digit < 0) {
        return -1;
      }
      number = Math.min(number * radix + digit, Integer.MAX_VALUE);
    }
    return (int) number;
  }
}
