package dev.exportclients.core.internal.content;

/**
 * The beginning of a JSON document, made whole: what the cut left unfinished is left out, and a
 * text ends where it was cut.
 */
public final class CutJson {
  private final String text;

  /** The brackets that are open, by those that close them. */
  private final StringBuilder open = new StringBuilder();

  /** Behind the last value that is complete, and how many brackets were open there. */
  private int end;

  private int depth;

  /** The last of <code>{ [ , :</code> */
  private char structure;

  private CutJson(String text) {
    this.text = text;
  }

  /** Empty if it is no beginning of one document. */
  public static String closed(String beginning) {
    return new CutJson(beginning).close();
  }

  private String close() {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (open.isEmpty() && at > 0 && !Character.isWhitespace(c)) {
        return "";
      }
      switch (c) {
        case '{', '[' -> {
          open.append(c == '{' ? '}' : ']');
          structure = c;
          complete(at + 1);
        }
        case '}', ']' -> {
          if (open.isEmpty()) {
            return "";
          }
          open.setLength(open.length() - 1);
          structure = c;
          complete(at + 1);
        }
        case ',' -> {
          structure = c;
          complete(at);
        }
        case ':' -> structure = c;
        case '"' -> {
          boolean value = structure == ':' || structure != '{' && !inObject();
          int close = closingQuote(at + 1);
          if (close < 0) {
            int cut = -close - 1;
            return value ? text.substring(0, cut) + '"' + closers(open.length()) : finished();
          }
          at = close;
          if (value) {
            complete(at + 1);
          }
        }
        default -> {}
      }
    }
    return finished();
  }

  private String finished() {
    return text.substring(0, end) + closers(depth);
  }

  private void complete(int at) {
    end = at;
    depth = open.length();
  }

  private boolean inObject() {
    return !open.isEmpty() && open.charAt(open.length() - 1) == '}';
  }

  private String closers(int count) {
    return new StringBuilder(open.substring(0, count)).reverse().toString();
  }

  /** If there is none: minus one, minus where the last whole character of the text ends. */
  private int closingQuote(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '"') {
      boolean escape = text.charAt(at) == '\\';
      int width = !escape ? 1 : text.startsWith("u", at + 1) ? 6 : 2;
      if (at + width > text.length()) {
        break;
      }
      at += width;
    }
    return at < text.length() && text.charAt(at) == '"' ? at : -at - 1;
  }
}
