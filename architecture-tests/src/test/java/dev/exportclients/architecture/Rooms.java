package dev.exportclients.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packages below one, as their package-info tells of them: "May use" and then their names.
 *
 * @param parent below the root package
 * @param folder of its sources
 */
record Rooms(String parent, Path folder) {
  static final Rooms CORE = of("client-core", ".core.internal");
  static final Rooms PLANS = of("plans", ".plans.internal");
  static final Rooms WORKFLOWS = of("workflows", ".workflows.internal");
  static final Rooms SANDBOX = of("sandbox", ".sandbox.internal");
  static final Rooms CLI = of("cli", ".cli");

  private static final String MAY_USE = "May use ";
  private static final Pattern LISTED = Pattern.compile("<li>\\{@code (\\w+)}");
  private static final Pattern NAME = Pattern.compile("\\{@code\\s+([\\w.]+)}");

  private static Rooms of(String module, String parent) {
    Path root = Path.of("..", module, "src/main/java/dev/exportclients");
    return new Rooms(parent, root.resolve(parent.substring(1).replace('.', '/')));
  }

  /** As the parent's package-info lists them: each uses only those behind it. */
  List<String> fromTheTop() {
    return names(LISTED, text(folder));
  }

  List<String> existing() {
    try (Stream<Path> folders = Files.walk(folder)) {
      return folders
          .filter(room -> !room.equals(folder) && Files.exists(room.resolve("package-info.java")))
          .map(room -> folder.relativize(room).toString().replace('/', '.'))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** By a room's name, those that it may use; the parent, if it says so, by an empty name. */
  Map<String, Set<String>> mayUse() {
    Stream<String> parent = text(folder).contains(MAY_USE) ? Stream.of("") : Stream.of();
    return Stream.concat(parent, existing().stream())
        .collect(Collectors.toMap(Function.identity(), this::mayUse));
  }

  private Set<String> mayUse(String room) {
    String said = saidOf(room);
    List<String> named = names(NAME, said);
    if (said.contains("all of them but")) {
      return existing().stream()
          .filter(name -> !named.contains(name))
          .collect(Collectors.toUnmodifiableSet());
    }
    Stream<String> below =
        said.contains("all below")
            ? named.stream().flatMap(name -> mayUse(name).stream())
            : Stream.of();
    return Stream.concat(named.stream(), below).collect(Collectors.toUnmodifiableSet());
  }

  /** The sentence that says what it may use. */
  private String saidOf(String room) {
    String text = text(folder.resolve(room.replace('.', '/')));
    int start = text.indexOf(MAY_USE);
    if (start < 0) {
      throw new IllegalStateException(room + "'s package-info does not say what it may use");
    }
    return text.substring(start).split("[.;:](?: |$)", 2)[0];
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
