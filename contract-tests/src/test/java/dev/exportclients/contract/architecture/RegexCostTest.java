package dev.exportclients.contract.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every regular expression in main code reads hostile text in linear time. Counted are characters
 * looked at, not seconds: twice the text may cost at most a little more than twice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegexCostTest {
  private static final int LENGTH = 600;

  /**
   * How often each character may be looked at; a quadratic expression does it hundreds of times.
   */
  private static final int LOOKS = 40;

  /** A regular expression as an argument; literals may be joined. */
  private static final Pattern USE =
      Pattern.compile(
          "(Pattern\\s*\\.compile|\\.(?:matches|replaceAll|replaceFirst|split))\\(\\s*"
              + "((?:\"(?:[^\"\\\\\\n]|\\\\.)*\"[\\s+]*)*)([^\\s\"]?)");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  private static final List<String> PIECES =
      List.of(
          "",
          "a",
          "Z",
          "0",
          " ",
          "\t",
          "\n",
          ";",
          "; ",
          ",",
          ", ",
          "\"",
          "\\",
          "\\\"",
          "/",
          "//",
          ".",
          "=",
          "= ",
          "-",
          "_",
          "%",
          "%e0",
          "&#0",
          "&#x0",
          "'",
          "@",
          "@a",
          ":",
          "<",
          ">",
          "?",
          "!",
          "[",
          "[:",
          "x0",
          "a1",
          "aA",
          "*/*;",
          "+",
          "{",
          "https://",
          "http://a",
          "<!--",
          "<script ",
          "bearer ",
          "signature =",
          "charset=",
          "bytes ",
          "Exception");

  /** An expression and where it stands. */
  record Use(String place, String regex, boolean searches) {
    @Override
    public String toString() {
      return place + ": " + regex;
    }
  }

  List<Use> uses() throws IOException {
    List<Use> uses = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of("..").toRealPath())) {
      for (Path sources : modules.map(module -> module.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(sources)) {
          try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
              uses.addAll(uses(file));
            }
          }
        }
      }
    }
    return uses;
  }

  private static List<Use> uses(Path file) throws IOException {
    String source = Files.readString(file);
    boolean finds =
        Stream.of(".find(", ".replaceFirst(", ".replaceAll(").anyMatch(source::contains);
    List<Use> uses = new ArrayList<>();
    Matcher use = USE.matcher(source);
    while (use.find()) {
      StringBuilder regex = new StringBuilder();
      Matcher literal = LITERAL.matcher(use.group(2));
      while (literal.find()) {
        regex.append(meaning(literal.group(1)));
      }
      boolean matches = use.group(1).equals(".matches");
      if (!regex.isEmpty()) {
        boolean compiled = use.group(1).startsWith("Pattern");
        uses.add(
            new Use(
                file.getFileName().toString(), regex.toString(), !matches && (!compiled || finds)));
      }
    }
    return uses;
  }

  private static String meaning(String literal) {
    return Pattern.compile("(?<!\\\\)\\\\u([0-9a-fA-F]{4})")
        .matcher(literal)
        .replaceAll(
            unicode ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(unicode.group(1), 16))))
        .translateEscapes();
  }

  @Test
  void findsTheExpressions() throws IOException {
    assertThat(uses()).hasSizeGreaterThan(30).anyMatch(Use::searches);
    assertThat(uses()).extracting(Use::place).contains("WallTime.java", "Route.java");
  }

  @Test
  void knowsAnExpressionThatIsNotLinear() {
    for (String regex :
        List.of("<!--.*?-->", "\\s+$", "/+$", "https?:[^?]+\\?.", "<(script|style)\\b.*?</\\1>")) {
      assertThat(worst(new Use("", regex, true))).as(regex).isGreaterThan(LOOKS * LENGTH);
    }
    assertThat(worst(new Use("", "(a+)+", false))).isGreaterThan(LOOKS * LENGTH);
  }

  @ParameterizedTest
  @MethodSource("uses")
  void isLinear(Use use) {
    assertThat(worst(use)).isLessThanOrEqualTo(LOOKS * LENGTH);
  }

  private static long worst(Use use) {
    Pattern pattern = Pattern.compile(use.regex(), Pattern.CASE_INSENSITIVE);
    Set<String> pieces = new LinkedHashSet<>(PIECES);
    Set<String> starts = new LinkedHashSet<>(List.of("", "a", "; ", "\""));
    // The expression's own words are what makes it begin.
    for (String word : use.regex().split("\\\\.|[^\\w<>!/:=&%#;-]+")) {
      pieces.add(word);
      pieces.add(word + " ");
      starts.add(word);
    }
    long worst = 0;
    for (String piece : pieces) {
      if (piece.isEmpty()) {
        continue;
      }
      String pump = piece.repeat(LENGTH / piece.length());
      for (String start : starts) {
        for (String end : List.of("", "!")) {
          worst = Math.max(worst, cost(pattern, use.searches(), start + pump + end));
          if (worst > LOOKS * LENGTH) {
            return worst;
          }
        }
      }
    }
    return worst;
  }

  private static long cost(Pattern pattern, boolean searches, String text) {
    Counted counted = new Counted(text);
    try {
      Matcher matcher = pattern.matcher(counted);
      if (searches) {
        while (matcher.find()) {
          counted.looks++;
        }
      } else {
        matcher.matches();
      }
    } catch (TooMany enough) {
      return Counted.MOST;
    }
    return counted.looks;
  }

  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Counted implements CharSequence {
    static final int MOST = LOOKS * LENGTH * 2;
    private final String text;
    private int looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int at) {
      if (++looks > MOST) {
        throw new TooMany();
      }
      return text.charAt(at);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.substring(from, to);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
