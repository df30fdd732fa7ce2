package dev.exportclients.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who reads a class that carries a decision finds the reasons, and who reads the reasons finds the
 * class: each names the other.
 */
class DecisionsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern FILE = Pattern.compile("0*(\\d+)-.*\\.md");
  private static final Pattern WHERE = Pattern.compile("(?m)^\\*\\*Where\\.\\*\\* (.*)$");
  private static final Pattern PLACE = Pattern.compile("`([\\w.]+)`");
  private static final Pattern NAMED = Pattern.compile("\\bADR[\\s*]+(\\d+)(?:(?:,| and) (\\d+))?");

  @Test
  void eachDecisionAndThePlacesWhereItIsCarriedOutNameEachOther() throws IOException {
    Map<Integer, Set<String>> decisions = decisions();
    assertThat(decisions).hasSizeGreaterThanOrEqualTo(13);
    assertThat(decisions.values()).noneMatch(Set::isEmpty);
    assertThat(named()).isEqualTo(decisions);
  }

  /** By their numbers, the classes that they name: those, and no others, carry them. */
  private static Map<Integer, Set<String>> decisions() throws IOException {
    Map<Integer, Set<String>> decisions = new TreeMap<>();
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/adr"))) {
      for (Path file : files.toList()) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        if (name.matches()) {
          decisions.put(Integer.valueOf(name.group(1)), places(Files.readString(file)));
        }
      }
    }
    return decisions;
  }

  private static Set<String> places(String decision) {
    return WHERE
        .matcher(decision)
        .results()
        .flatMap(line -> PLACE.matcher(line.group(1)).results())
        .map(place -> place.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** By a decision's number, the classes that name it. */
  private static Map<Integer, Set<String>> named() throws IOException {
    Map<Integer, Set<String>> places = new TreeMap<>();
    for (Path file : sources()) {
      String place = file.getFileName().toString().replaceFirst("\\.java$", "");
      NAMED
          .matcher(Files.readString(file))
          .results()
          .flatMap(found -> Stream.of(found.group(1), found.group(2)))
          .filter(Objects::nonNull)
          .map(Integer::valueOf)
          .forEach(number -> places.computeIfAbsent(number, k -> new TreeSet<>()).add(place));
    }
    return places;
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
