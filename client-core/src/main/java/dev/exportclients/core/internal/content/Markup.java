package dev.exportclients.core.internal.content;

import java.util.List;
import java.util.Set;

/** Just enough of markup: to know it, and to show what it says. Of linear cost, whatever comes. */
public final class Markup {
  private static final int LOOKED_AT = 64 * 1024;
  private static final int FIRST_LOOK = 32;
  private static final int SECOND_LOOK = 1024;

  /** With one of these a page begins, and hardly anything else. */
  private static final Set<String> OF_PAGES =
      Set.of(
          "html",
          "head",
          "body",
          "script",
          "style",
          "meta",
          "title",
          "base",
          "link",
          "form",
          "iframe",
          "noscript",
          "frameset");

  /** These begin a piece of a page, but also a cell of a CSV, or XML of somebody's own. */
  private static final Set<String> OF_PIECES =
      Set.of(
          "a", "b", "br", "center", "div", "font", "h1", "h2", "h3", "header", "hr", "img", "main",
          "nav", "p", "section", "span", "strong", "table");

  /** What tells a page, or a piece of one, from such a cell. */
  private static final List<String> SIGNS =
      List.of("<form", "<input", "<script", "<body", "</body", "</html");

  private Markup() {}

  /** Whether nothing in it is visible. */
  public static boolean isBlank(byte[] head, int length) {
    return mayBeStructured(head, length) && BodyText.of(head, length).isBlank();
  }

  /** Whether it may be JSON or XML, by its first visible character: a cheap no for most files. */
  public static boolean mayBeStructured(byte[] head, int length) {
    String start = withoutBlanks(BodyText.of(head, Math.min(length, FIRST_LOOK)));
    if (start.length() <= 1) { // Blanks, perhaps with a cut character.
      start = withoutBlanks(BodyText.of(head, Math.min(length, SECOND_LOOK)));
    }
    return start.isEmpty() ? length > SECOND_LOOK : "{[\"<".indexOf(start.charAt(0)) >= 0;
  }

  private static String withoutBlanks(String text) {
    int at = 0;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(at);
  }

  /** Or a control character: browsers pass over these in front of a page. */
  static boolean isBlank(char c) {
    return c <= ' ' || Character.isWhitespace(c);
  }

  /**
   * Whether it is a web page, whatever its type says: behind blanks, comments, declarations and
   * processing instructions comes {@code <!DOCTYPE html} or an element of HTML. What says that it
   * is XML, in its type or with {@code <?xml}, is a page only by its {@code html}.
   */
  public static boolean isHtml(byte[] head, int length, String mediaType) {
    return mayBeStructured(head, length)
        && isHtml(BodyText.of(head, Math.min(length, LOOKED_AT)), mediaType);
  }

  private static boolean isHtml(String text, String mediaType) {
    boolean xml = mediaType.endsWith("/xml") || mediaType.endsWith("+xml");
    MarkupScanner scanner = new MarkupScanner(text);
    while (true) {
      scanner.skipBlanks();
      if (scanner.isAt("<!doctype")) {
        if (scanner.wordAfter("<!doctype").equals("html")) {
          return true;
        }
        if (!scanner.skipPast(">")) {
          return false;
        }
      } else if (scanner.isAt("<!--")) {
        // One that fills the whole head stands before a page: no data begins with so long a one.
        if (!scanner.skipComment()) {
          return !xml;
        }
      } else if (scanner.isAt("<?") || scanner.isAt("<!")) {
        xml |= scanner.isAt("<?xml");
        if (!scanner.skipPast(">")) {
          return false;
        }
      } else {
        String element = scanner.wordAfter("<");
        return element.equals("html")
            || !xml && OF_PAGES.contains(element)
            || !xml && OF_PIECES.contains(element) && SIGNS.stream().anyMatch(scanner::holds);
      }
    }
  }

  /** The text between the tags, on one line, without scripts, styles and comments. */
  public static String words(String markup) {
    MarkupScanner scanner = new MarkupScanner(markup);
    StringBuilder words = new StringBuilder();
    while (scanner.hasMore()) {
      if (scanner.isAt("<!--") && scanner.skipComment()
          || scanner.skipElement("script")
          || scanner.skipElement("style")
          || scanner.isAt("<") && scanner.skipPast(">")) {
        space(words);
      } else {
        char c = scanner.next();
        if (Character.isWhitespace(c)) {
          space(words);
        } else {
          words.append(c);
        }
      }
    }
    return words.toString().strip();
  }

  private static void space(StringBuilder words) {
    if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }
}
