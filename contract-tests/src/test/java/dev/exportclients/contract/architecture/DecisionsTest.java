package dev.exportclients.contract.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who reads a class that carries a decision finds the reasons: it names the decision's number. */
class DecisionsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern FILE = Pattern.compile("0*(\\d+)-.*\\.md");
  private static final Pattern NAMED = Pattern.compile("\\bADR[\\s*]+(\\d+)(?:(?:,| and) (\\d+))?");

  @Test
  void eachDecisionIsNamedWhereItIsCarriedOut() throws IOException {
    assertThat(named()).containsExactlyInAnyOrderElementsOf(decisions());
  }

  private static Set<Integer> decisions() throws IOException {
    Set<Integer> numbers = new TreeSet<>();
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/adr"))) {
      files
          .map(file -> FILE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .forEach(name -> numbers.add(Integer.valueOf(name.group(1))));
    }
    return numbers;
  }

  private static Set<Integer> named() throws IOException {
    Set<Integer> numbers = new TreeSet<>();
    for (Path file : sources()) {
      NAMED
          .matcher(Files.readString(file))
          .results()
          .flatMap(found -> Stream.of(found.group(1), found.group(2)))
          .filter(Objects::nonNull)
          .forEach(number -> numbers.add(Integer.valueOf(number)));
    }
    return numbers;
  }

  /** Where decisions are carried out: classes, and the build for those on versions. */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>(List.of(ROOT.resolve("pom.xml")));
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(Files::isDirectory).toList()) {
        Path code = module.resolve("src");
        if (Files.isDirectory(code)) {
          try (Stream<Path> files = Files.walk(code)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }
}
