package dev.exportclients.architecture.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the last release promised, in files that a reviewer can read: {@code baseline/README.md}.
 */
final class Baseline {
  private static final Path FOLDER = Path.of("baseline");
  private static final Path API = FOLDER.resolve("api");
  private static final Path ACCEPTED = FOLDER.resolve("accepted.txt");
  private static final Path DEFAULTS = FOLDER.resolve("defaults.txt");

  private Baseline() {}

  /** All modules' lines. */
  static List<String> api() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(API)) {
      for (Path file : files.sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  /** Breaking changes that are meant; each has its reason behind a {@code #}. */
  static SortedSet<String> accepted() throws IOException {
    SortedSet<String> changes = new TreeSet<>();
    for (String line : Files.readAllLines(ACCEPTED)) {
      String[] parts = line.split("#", 2);
      if (!parts[0].isBlank()) {
        if (parts.length < 2 || parts[1].isBlank()) {
          throw new IllegalArgumentException(ACCEPTED + " has no reason for " + line);
        }
        changes.add(parts[0].strip());
      }
    }
    return changes;
  }

  static SortedMap<String, String> defaults() throws IOException {
    return Defaults.parse(Files.readAllLines(DEFAULTS));
  }

  /** At a release: what is there now is promised, and nothing is left to be accepted. */
  static void renewApi(List<CompiledModule> modules) throws IOException {
    try (Stream<Path> files = Files.list(API)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    for (CompiledModule module : modules) {
      Files.write(API.resolve(module.name() + ".txt"), module.api());
    }
    Files.writeString(ACCEPTED, "");
  }

  static void renewDefaults(SortedMap<String, String> defaults) throws IOException {
    Files.write(DEFAULTS, Defaults.lines(defaults));
  }
}
