package dev.exportclients.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.architecture.MainRegexes.Use;
import dev.exportclients.sandbox.internal.spec.Route;
import java.io.IOException;
import java.lang.reflect.Field;
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

  private static final Pattern GROUP_REPEATED = Pattern.compile("\\)(?:[*+]|\\{\\d*,})");

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

  /** All of main code's: those that stand there, and those that are made of the specs. */
  List<Use> uses() throws Exception {
    List<Use> all = new ArrayList<>(MainRegexes.read().uses);
    all.addAll(ofRoutes());
    all.addAll(ofSchemas());
    return all;
  }

  private static List<Use> ofRoutes() throws ReflectiveOperationException {
    Field routes = Route.class.getDeclaredField("ALL");
    Field pattern = Route.class.getDeclaredField("pattern");
    routes.setAccessible(true);
    pattern.setAccessible(true);
    List<Use> uses = new ArrayList<>();
    for (Object route : (List<?>) routes.get(null)) {
      uses.add(new Use("a route", pattern.get(route).toString(), 0, false));
    }
    return uses;
  }

  private static List<Use> ofSchemas() throws IOException {
    List<Use> uses = new ArrayList<>();
    try (Stream<Path> specs = Files.list(Path.of("../specs"))) {
      for (Path spec : specs.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        Matcher pattern =
            Pattern.compile("\\bpattern: *(?:\"([^\"\n]*)\"|([^\"\n]*))")
                .matcher(Files.readString(spec));
        while (pattern.find()) {
          String regex = pattern.group(1) == null ? pattern.group(2) : pattern.group(1);
          uses.add(new Use(spec.getFileName().toString(), regex, 0, false));
        }
      }
    }
    return uses;
  }

  @Test
  void findsTheExpressions() throws Exception {
    assertThat(MainRegexes.read().uses)
        .hasSizeGreaterThan(100)
        .anyMatch(Use::searches)
        .extracting(Use::place)
        .contains(
            "Attachment.java", "Route.java", "LabelledSecrets.java", "SignatureVerifier.java");
    assertThat(ofRoutes()).hasSizeGreaterThan(30);
    assertThat(ofSchemas()).hasSizeGreaterThan(2);
  }

  /** What is made at run time is made of the specs, and read from there; or is one character. */
  @Test
  void readsEachExpressionOfMainCode() throws Exception {
    assertThat(MainRegexes.read().unread)
        .containsExactlyInAnyOrder(
            "Route.java: Pattern.compile(pattern)",
            "Schema.java: Pattern::compile",
            "Tools.java: Pattern.compile(File.pathSeparator)");
  }

  @Test
  void readsWhatIsJoinedOrChosen() {
    MainRegexes read =
        MainRegexes.of(
            """
            static final String A = "a\\\\d" + B;
            static final String B = "(b)";
            Pattern.compile(A + "c", Pattern.DOTALL);
            text.split(c == '?' ? ":" : "-");
            text.matches(switch (kind) { case X -> "x"; default -> A; });
            P.matcher(f(text)).replaceAll("$1" + A);
            matcher.matches();
            map.replaceAll((name, values) -> values.isEmpty() ? List.of("[x]") : values);
            text.split(given);
            map(String::split);
            """);
    assertThat(read.uses)
        .extracting(Use::regex)
        .containsExactly("a\\d(b)c", ":", "-", "x", "a\\d(b)");
    assertThat(read.uses.get(0).flags() & Pattern.DOTALL).isPositive();
    assertThat(read.unread)
        .containsExactlyInAnyOrder("One.java: .split(given)", "One.java: String::split");
  }

  @Test
  void knowsAnExpressionThatIsNotLinear() {
    for (String regex :
        List.of("<!--.*?-->", "\\s+$", "/+$", "https?:[^?]+\\?.", "<(script|style)\\b.*?</\\1>")) {
      assertThat(worst(new Use("", regex, Pattern.CASE_INSENSITIVE, true)))
          .as(regex)
          .isGreaterThan(LOOKS * LENGTH);
    }
    assertThat(worst(new Use("", "(a+)+", 0, false))).isGreaterThan(LOOKS * LENGTH);
  }

  @ParameterizedTest
  @MethodSource("uses")
  void isLinear(Use use) {
    assertThat(worst(use)).isLessThanOrEqualTo(LOOKS * LENGTH);
  }

  /** What repeats a group goes down one level of the stack for each in Java. */
  @ParameterizedTest
  @MethodSource("uses")
  void needsNoDeepStack(Use use) {
    assertThat(isDeep(use)).isFalse();
  }

  @Test
  void knowsAnExpressionThatNeedsADeepStack() {
    assertThat(isDeep(new Use("", "(\\S+ )*x", 0, false))).isTrue();
    assertThat(isDeep(new Use("", "(?:a|b)+", 0, true))).isTrue();
  }

  private static boolean isDeep(Use use) {
    if (!GROUP_REPEATED.matcher(use.regex()).find()) {
      return false;
    }
    Matcher matcher = Pattern.compile(use.regex(), use.flags()).matcher("");
    try {
      for (String piece : pieces(use)) {
        matcher.reset(piece.repeat(100_000 / piece.length()));
        if (use.searches()) {
          matcher.find();
        } else {
          matcher.matches();
        }
      }
      return false;
    } catch (StackOverflowError deep) {
      return true;
    }
  }

  /** The expression's own words are what makes it begin. */
  private static Set<String> pieces(Use use) {
    Set<String> pieces = new LinkedHashSet<>(PIECES);
    for (String word : words(use)) {
      pieces.add(word);
      pieces.add(word + " ");
    }
    pieces.addAll(List.of("a ", "a."));
    pieces.remove("");
    return pieces;
  }

  private static List<String> words(Use use) {
    return List.of(use.regex().split("\\\\.|[^\\w<>!/:=&%#;-]+"));
  }

  private static long worst(Use use) {
    Pattern pattern = Pattern.compile(use.regex(), use.flags());
    Set<String> starts = new LinkedHashSet<>(List.of("", "a", "; ", "\""));
    starts.addAll(words(use));
    long worst = 0;
    for (String piece : pieces(use)) {
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
