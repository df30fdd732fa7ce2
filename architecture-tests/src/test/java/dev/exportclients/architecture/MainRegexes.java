package dev.exportclients.architecture;

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

/**
 * The regular expressions of main code, read from its sources: literals, what is joined of them and
 * of constants, and each branch of a choice. What can't be read is told, not left out.
 */
final class MainRegexes {

  /** An expression and where it stands. */
  record Use(String place, String regex, int flags, boolean searches) {
    @Override
    public String toString() {
      return place + ": " + regex;
    }
  }

  private static final Pattern CALL =
      Pattern.compile(
          "(Pattern\\s*(?:\\.|::)\\s*(?:compile|matches)"
              + "|(?:\\.|String::)(?:matches|replaceAll|replaceFirst|split|splitWithDelimiters"
              + "|useDelimiter|findInLine))\\b\\s*(\\(?)");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  /** Of a list, map or matcher, which has methods of the same names. */
  private static final Pattern LAMBDA = Pattern.compile("\\s*(?:\\w+|\\([\\w, ]*\\))\\s*->");

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  final List<Use> uses = new ArrayList<>();

  /** Where a call stands whose expression is made at run time. */
  final Set<String> unread = new LinkedHashSet<>();

  private MainRegexes() {}

  /** Of all modules. */
  static MainRegexes read() throws IOException {
    MainRegexes all = new MainRegexes();
    try (Stream<Path> modules = Files.list(Path.of("..").toRealPath())) {
      for (Path sources : modules.map(module -> module.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(sources)) {
          try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
              all.read(file.getFileName().toString(), Files.readString(file));
            }
          }
        }
      }
    }
    return all;
  }

  /** Of one source. */
  static MainRegexes of(String source) {
    MainRegexes one = new MainRegexes();
    one.read("One.java", source);
    return one;
  }

  private void read(String place, String source) {
    boolean finds =
        Stream.of(".find(", ".lookingAt(", ".replaceFirst(", ".replaceAll(", ".results(", ".split(")
            .anyMatch(source::contains);
    Matcher call = CALL.matcher(source);
    while (call.find()) {
      String what = call.group(1);
      if (call.group(2).isEmpty()) {
        unread.add(place + ": " + what.replaceAll("\\s", ""));
        continue;
      }
      String arguments = source.substring(call.end(), closing(source, call.end()));
      String first = arguments.substring(0, comma(arguments));
      if (first.isBlank()
          || LAMBDA.matcher(first).lookingAt()
          || isOfMatcher(source, call.start())) {
        continue;
      }
      boolean compiles = what.startsWith("Pattern") && what.endsWith("compile");
      boolean searches = compiles ? finds : !what.endsWith("matches");
      List<String> found = expressions(first, source);
      if (found.isEmpty()) {
        unread.add(place + ": " + what.replaceAll("\\s", "") + "(" + first.strip() + ")");
      }
      for (String regex : found) {
        uses.add(new Use(place, regex, flags(arguments.substring(first.length())), searches));
      }
    }
  }

  private static int flags(String arguments) {
    int flags = Pattern.CASE_INSENSITIVE;
    flags |= arguments.contains("DOTALL") ? Pattern.DOTALL : 0;
    flags |= arguments.contains("MULTILINE") ? Pattern.MULTILINE : 0;
    return flags | (arguments.contains("COMMENTS") ? Pattern.COMMENTS : 0);
  }

  /** {@code pattern.matcher(text).replaceAll(…)}: what follows is no expression. */
  private static boolean isOfMatcher(String source, int dot) {
    int end = source.substring(0, dot).stripTrailing().length() - 1;
    if (source.charAt(dot) != '.' || end < 0 || source.charAt(end) != ')') {
      return false;
    }
    int open = end;
    for (int depth = 1; depth > 0 && open > 0; ) {
      char c = source.charAt(--open);
      depth += c == ')' ? 1 : c == '(' ? -1 : 0;
    }
    return source.substring(0, open).endsWith(".matcher");
  }

  /** Each branch's; none if a part of one is not known. */
  private static List<String> expressions(String argument, String source) {
    List<String> branches = new ArrayList<>();
    if (argument.contains("->")) {
      Matcher arrow = Pattern.compile("->([^;]*);").matcher(argument);
      while (arrow.find()) {
        branches.add(arrow.group(1));
      }
    } else {
      int question = outsideLiterals(argument, '?', 0);
      int colon = question < 0 ? -1 : outsideLiterals(argument, ':', question);
      if (colon < 0) {
        branches.add(argument);
      } else {
        branches.add(argument.substring(question + 1, colon));
        branches.add(argument.substring(colon + 1));
      }
    }
    List<String> regexes = new ArrayList<>();
    for (String branch : branches) {
      String regex = joined(branch, source);
      if (regex == null) {
        return List.of();
      }
      regexes.add(regex);
    }
    return regexes;
  }

  /** Null if it is more than literals and constants. */
  private static String joined(String sum, String source) {
    StringBuilder regex = new StringBuilder();
    Matcher literal = LITERAL.matcher(sum);
    Matcher name = NAME.matcher(sum);
    for (int at = 0; at < sum.length(); ) {
      char c = sum.charAt(at);
      if (c == '+' || Character.isWhitespace(c)) {
        at++;
      } else if (literal.region(at, sum.length()).lookingAt()) {
        regex.append(meaning(literal.group(1)));
        at = literal.end();
      } else if (name.region(at, sum.length()).lookingAt()) {
        String constant = constant(name.group(), source);
        if (constant == null) {
          return null;
        }
        regex.append(constant);
        at = name.end();
      } else {
        return null;
      }
    }
    return regex.toString();
  }

  private static String constant(String name, String source) {
    Matcher definition = Pattern.compile("String\\s+" + name + "\\s*=").matcher(source);
    if (!definition.find()) {
      return null;
    }
    int end = outsideLiterals(source, ';', definition.end());
    return joined(source.substring(definition.end(), end), source);
  }

  private static int comma(String arguments) {
    int depth = 0;
    for (int at = 0; at < arguments.length(); at = next(arguments, at)) {
      char c = arguments.charAt(at);
      depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
      if (c == ',' && depth == 0) {
        return at;
      }
    }
    return arguments.length();
  }

  private static int closing(String source, int from) {
    int depth = 1;
    for (int at = from; at < source.length(); at = next(source, at)) {
      depth += source.charAt(at) == '(' ? 1 : source.charAt(at) == ')' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return source.length();
  }

  private static int outsideLiterals(String text, char wanted, int from) {
    for (int at = from; at < text.length(); at = next(text, at)) {
      if (text.charAt(at) == wanted) {
        return at;
      }
    }
    return -1;
  }

  /** The next place that is not inside a literal. */
  private static int next(String text, int at) {
    char quote = text.charAt(at);
    if (quote != '"' && quote != '\'') {
      return at + 1;
    }
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
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
}
