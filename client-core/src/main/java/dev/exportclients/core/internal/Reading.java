package dev.exportclients.core.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as it may be meant: as it stands, or as a string of JSON, a piece of a URL, or markup, or
 * one of them in another. Each of its characters knows where in the text it comes from. Case does
 * not count, nor which blank it is, and a plus is a blank.
 */
final class Reading {
  private static final int DEPTH = 3;
  private static final List<Pattern> ESCAPES =
      List.of(
          Pattern.compile("\\\\(?:u[0-9a-f]{4}|.)", Pattern.DOTALL),
          Pattern.compile(
              "%(?:u[0-9a-f]{4}|[0-7][0-9a-f]|[cd][0-9a-f]%[89ab][0-9a-f]"
                  + "|e[0-9a-f](?:%[89ab][0-9a-f]){2}|f[0-7](?:%[89ab][0-9a-f]){3})"),
          Pattern.compile("&(?:#0*[0-9]{1,7}|#x0*[0-9a-f]{1,6}|amp|lt|gt|quot|apos);?"));

  private final String text;

  /** Where each character begins in the original, and where the last one ends. */
  private final int[] origins;

  private Reading(String text, int[] origins) {
    this.text = text;
    this.origins = origins;
  }

  static void each(String text, Consumer<Reading> action) {
    int[] origins = new int[text.length() + 1];
    Arrays.setAll(origins, at -> at);
    new Reading(levelled(text), origins).each(DEPTH, action);
  }

  private void each(int depth, Consumer<Reading> action) {
    action.accept(this);
    if (depth > 0) {
      for (Pattern escapes : ESCAPES) {
        Matcher escape = escapes.matcher(text);
        if (escape.find()) {
          unescaped(escape).each(depth - 1, action);
        }
      }
    }
  }

  String text() {
    return text;
  }

  int origin(int at) {
    return origins[at];
  }

  /** In place of its characters, those that count as the same. */
  static String levelled(String text) {
    StringBuilder levelled = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      levelled.append(c == '+' || Character.isWhitespace(c) ? ' ' : Character.toLowerCase(c));
    }
    return levelled.toString();
  }

  /** An escape is never shorter than what it stands for. */
  private Reading unescaped(Matcher escape) {
    StringBuilder read = new StringBuilder(text.length());
    int[] from = new int[text.length() + 1];
    int next = 0;
    do {
      next = copy(next, escape.start(), read, from);
      for (char c : levelled(meaning(escape.group())).toCharArray()) {
        from[read.length()] = origins[next];
        read.append(c);
        next = escape.end();
      }
    } while (escape.find());
    copy(next, text.length(), read, from);
    from[read.length()] = origins[text.length()];
    return new Reading(read.toString(), from);
  }

  private int copy(int start, int end, StringBuilder read, int[] from) {
    System.arraycopy(origins, start, from, read.length(), end - start);
    read.append(text, start, end);
    return end;
  }

  private static String meaning(String escape) {
    if (escape.length() == 6 && escape.charAt(1) == 'u') {
      return Character.toString(Integer.parseInt(escape.substring(2), 16));
    }
    return switch (escape.charAt(0)) {
      case '\\' -> escape.substring(1);
      case '%' -> URLDecoder.decode(escape, StandardCharsets.UTF_8);
      default -> entity(escape.substring(1).replace(";", ""));
    };
  }

  private static String entity(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> {
        boolean hex = name.startsWith("#x");
        int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        yield Character.isValidCodePoint(code) ? Character.toString(code) : "\ufffd";
      }
    };
  }
}
