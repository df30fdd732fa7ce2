package dev.exportclients.contract.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The provider states as docs/contracts.md has them: a row of its table for each provider. */
final class DocumentedStates {
  private static final Pattern GROUP = Pattern.compile("([^;()]+)(?:\\(([^)]*)\\))?");
  private static final Pattern NAME = Pattern.compile("\\w+");

  private DocumentedStates() {}

  /** The names of the states in a row, with those of their parameters. */
  static Map<String, Set<String>> of(String row) throws IOException {
    String states =
        Files.readAllLines(Path.of("..", "docs", "contracts.md")).stream()
            .filter(line -> line.startsWith("| " + row + " | "))
            .reduce((first, second) -> second)
            .orElseThrow(() -> new AssertionError("docs/contracts.md has no row " + row))
            .split(" \\| ", 2)[1]
            .replaceAll(" \\|$", "");
    Map<String, Set<String>> documented = new TreeMap<>();
    for (MatchResult group : GROUP.matcher(states).results().toList()) {
      for (String name : group.group(1).strip().split(", ")) {
        documented.put(name, parameters(group.group(2)));
      }
    }
    return documented;
  }

  /** In brackets or not, and without what is said about their values. */
  private static Set<String> parameters(String listed) {
    Set<String> names = new TreeSet<>();
    if (listed != null) {
      for (String parameter : listed.split(", ")) {
        Matcher name = NAME.matcher(parameter);
        if (name.find()) {
          names.add(name.group());
        }
      }
    }
    return names;
  }
}
