package dev.exportclients.contract.modules;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one module needs of this test's class path.
 *
 * @param modules by their names
 */
record ModulePath(Map<String, ModuleReference> modules) {
  private static final Map<String, ModuleReference> AVAILABLE =
      Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
          .flatMap(entry -> modulesIn(Path.of(entry)))
          .collect(
              Collectors.toMap(found -> found.descriptor().name(), found -> found, (a, b) -> a));

  /** HttpClient's jar is an automatic module, which can't say what else it needs. */
  private static final Map<String, String> UNSAID =
      Map.of(
          "org.apache.httpcomponents.client5.httpclient5",
          "org.apache.httpcomponents.core5.httpcore5.h2");

  private static final Pattern OF_JAVA = Pattern.compile("-> ((?:java|jdk)\\.\\S+)");

  static ModulePath of(String root) {
    Map<String, ModuleReference> needed = new LinkedHashMap<>();
    add(root, needed);
    return new ModulePath(needed);
  }

  private static void add(String name, Map<String, ModuleReference> needed) {
    ModuleReference module = AVAILABLE.get(name);
    if (module != null && needed.putIfAbsent(name, module) == null) {
      requiredBy(module).forEach(required -> add(required, needed));
      Stream.ofNullable(UNSAID.get(name)).forEach(unsaid -> add(unsaid, needed));
    }
  }

  private static Stream<String> requiredBy(ModuleReference module) {
    return module.descriptor().requires().stream()
        .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
        .map(Requires::name);
  }

  /** None in what is no module: the classes of a test, or a jar whose name makes none. */
  private static Stream<ModuleReference> modulesIn(Path entry) {
    try {
      return ModuleFinder.of(entry).findAll().stream();
    } catch (FindException none) {
      return Stream.empty();
    }
  }

  /** Only ours: what a published POM gives the compiler. */
  ModulePath ours() {
    return new ModulePath(
        modules.entrySet().stream()
            .filter(module -> module.getKey().startsWith("dev.exportclients."))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** As a command takes it, with what lies in that folder in front. */
  String behind(Path folder) {
    return Stream.concat(Stream.of(folder), modules.values().stream().map(ModulePath::file))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path file(ModuleReference module) {
    return Path.of(module.location().orElseThrow());
  }

  /** The modules of Java that any of these requires by name. */
  Set<String> required() {
    return modules.values().stream()
        .flatMap(ModulePath::requiredBy)
        .filter(name -> name.startsWith("java.") || name.startsWith("jdk."))
        .collect(Collectors.toSet());
  }

  /** The files of those without a descriptor. */
  List<String> automatic() {
    return modules.values().stream()
        .filter(module -> module.descriptor().isAutomatic())
        .map(module -> file(module).toString())
        .toList();
  }

  /** The modules of Java whose classes those without a descriptor name. */
  Set<String> usedByAutomatic() {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    String[] arguments =
        Stream.concat(Stream.of("-summary", "--multi-release", "base"), automatic().stream())
            .toArray(String[]::new);
    ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, arguments);
    return OF_JAVA
        .matcher(said.toString())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
