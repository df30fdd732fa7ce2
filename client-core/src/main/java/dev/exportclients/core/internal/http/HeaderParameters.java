package dev.exportclients.core.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A header of the form {@code value; name=value; name="value"}, read leniently and in linear time.
 * HttpCore's parser takes a quote within quotes, or one that is never closed, for the end of what
 * the sender meant; names of files have both.
 *
 * @param value what comes first, in lower case; empty if a parameter does
 */
record HeaderParameters(String value, List<Parameter> parameters) {

  /**
   * @param name in lower case
   * @param value without quotes and escapes
   */
  record Parameter(String name, String value) {}

  static HeaderParameters parse(String header) {
    return new Parser(header).parse();
  }

  private static final class Parser {
    private final String text;
    private final List<Parameter> parameters = new ArrayList<>();
    private int at;

    /** For {@code "} and {@code '}: that no closing one is to come, so that nobody looks again. */
    private String unclosed = "";

    Parser(String text) {
      this.text = text;
    }

    HeaderParameters parse() {
      String value = "";
      for (int number = 0; at < text.length(); number++) {
        int end = at;
        while (end < text.length() && text.charAt(end) != ';' && text.charAt(end) != '=') {
          end++;
        }
        String name = text.substring(at, end).strip().toLowerCase(Locale.ROOT);
        at = end;
        if (end < text.length() && text.charAt(end) == '=') {
          int word = lastWord(name);
          value = number == 0 ? name.substring(0, Math.max(0, word - 1)).strip() : value;
          at++;
          parameters.add(new Parameter(name.substring(word), value(name.endsWith("*"))));
        } else if (number == 0) {
          value = name;
        }
        at = semicolon() + 1;
      }
      return new HeaderParameters(value, parameters);
    }

    /** Where it begins: some forget the semicolon before a name, or write another sign. */
    private static int lastWord(String name) {
      int start = name.length();
      while (start > 0 && " \t,:".indexOf(name.charAt(start - 1)) < 0) {
        start--;
      }
      return start;
    }

    /** The one that is next, or the end. */
    private int semicolon() {
      int found = text.indexOf(';', at);
      return found < 0 ? text.length() : found;
    }

    private String value(boolean extended) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      char quote = at < text.length() ? text.charAt(at) : 0;
      if (quote == '"' || quote == '\'' && !extended) {
        int close = close(quote);
        if (close > 0) {
          String quoted = text.substring(at + 1, close);
          at = close + 1;
          return quote == '"' ? unescaped(unquoted(quoted)) : quoted;
        }
      }
      int open = extended ? text.substring(at, semicolon()).indexOf("'\"") : -1;
      if (open >= 0) {
        String charset = text.substring(at, at + open + 1);
        at += charset.length();
        return charset + value(false);
      }
      int end = endOfWord();
      String value = text.substring(at, end).strip();
      at = end;
      return quote == '"' ? unescaped(withoutQuotes(value)) : value;
    }

    /**
     * The quote behind which the parameter ends: others stand in the value, whose sender forgot to
     * escape them. Negative if none does.
     */
    private int close(char quote) {
      if (unclosed.indexOf(quote) >= 0) {
        return -1;
      }
      for (int i = at + 1; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == quote && isEnd(i + 1, quote)) {
          return i;
        }
        if (c == '\\' && quote == '"' && i + 1 < text.length() && isEscaped(text.charAt(i + 1))) {
          i++;
        }
      }
      unclosed += quote;
      return -1;
    }

    /** Or a further parameter follows: its name stands before the next quote. */
    private boolean isEnd(int from, char quote) {
      int next = from;
      while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      if (next < text.length() && ";,".indexOf(text.charAt(next)) < 0) {
        return false;
      }
      while (next < text.length() && text.charAt(next) != quote) {
        if (text.charAt(next) == '=') {
          return true;
        }
        next++;
      }
      return next == text.length();
    }

    /** What has a dot but no sign of equality is no parameter: it belongs to an unquoted name. */
    private int endOfWord() {
      int end = semicolon();
      int next = end;
      while (next < text.length()) {
        int begin = next + 1;
        int found = text.indexOf(';', begin);
        next = found < 0 ? text.length() : found;
        String piece = text.substring(begin, next);
        if (piece.indexOf('=') >= 0) {
          break;
        }
        end = piece.indexOf('.') >= 0 ? next : end;
      }
      return end;
    }

    private static String unquoted(String value) {
      boolean twice = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
      return twice ? value.substring(1, value.length() - 1) : value;
    }

    /** Of what was opened and never closed, or closed too early. */
    private static String withoutQuotes(String value) {
      int from = 1;
      int to = value.length();
      while (to > from && (value.charAt(to - 1) == '"' || value.charAt(to - 1) == '\\')) {
        to--;
      }
      return value.substring(from, to);
    }

    /** Only these two, in practice; other backslashes are in paths of old clients. */
    private static boolean isEscaped(char c) {
      return c == '"' || c == '\\';
    }

    private static String unescaped(String quoted) {
      StringBuilder plain = new StringBuilder(quoted.length());
      for (int i = 0; i < quoted.length(); i++) {
        char c = quoted.charAt(i);
        boolean escape = c == '\\' && i + 1 < quoted.length() && isEscaped(quoted.charAt(i + 1));
        plain.append(escape ? quoted.charAt(++i) : c);
      }
      return plain.toString();
    }
  }
}
