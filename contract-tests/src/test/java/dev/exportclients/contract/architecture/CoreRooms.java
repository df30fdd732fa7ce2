package dev.exportclients.contract.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packages of core's internals, as their package-info tells of them. */
final class CoreRooms {
  private static final Path INTERNAL =
      Path.of("../client-core/src/main/java/dev/exportclients/core/internal");
  private static final Pattern LISTED = Pattern.compile("<li>\\{@code (\\w+)}");
  private static final Pattern NAME = Pattern.compile("\\{@code\\s+(\\w+)}");

  private CoreRooms() {}

  /** As the map of the house lists them: each uses only those behind it. */
  static List<String> fromTheTop() {
    return names(LISTED, text(INTERNAL));
  }

  static List<String> existing() {
    try (Stream<Path> rooms = Files.list(INTERNAL)) {
      return rooms.filter(Files::isDirectory).map(room -> room.getFileName().toString()).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** By a room's name, those that it may use. */
  static Map<String, Set<String>> mayUse() {
    Map<String, Set<String>> rooms = new LinkedHashMap<>();
    existing().forEach(room -> rooms.put(room, Set.copyOf(names(NAME, mayUse(room)))));
    return rooms;
  }

  /** The sentence that says what it may use. */
  private static String mayUse(String room) {
    String text = text(INTERNAL.resolve(room));
    int start = text.indexOf("May use ");
    if (start < 0) {
      throw new IllegalStateException(room + "'s package-info does not say what it may use");
    }
    return text.substring(start, text.indexOf('.', start));
  }

  private static List<String> names(Pattern name, String text) {
    return name.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** In one line, without the asterisks. */
  private static String text(Path room) {
    try {
      return Arrays.stream(Files.readString(room.resolve("package-info.java")).split("\\n"))
          .map(line -> line.strip().replaceFirst("^\\* ?", ""))
          .collect(Collectors.joining(" "));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
