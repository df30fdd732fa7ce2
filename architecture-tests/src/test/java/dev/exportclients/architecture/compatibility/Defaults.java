package dev.exportclients.architecture.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What holds where a user says nothing, as the compiled modules have it. */
final class Defaults {
  private static final String METADATA =
      "spring-boot-starter/target/classes/META-INF/spring-configuration-metadata.json";

  private Defaults() {}

  /** By names such as {@code core.ClientSettings.idleTimeout}. */
  static SortedMap<String, String> of(Path root) throws IOException, ReflectiveOperationException {
    SortedMap<String, String> found = new TreeMap<>();
    for (CompiledModule module : CompiledModule.all(root)) {
      found.putAll(JavaDefaults.of(module));
    }
    CompiledModule commands = CompiledModule.of("cli", root.resolve("cli/target/classes"));
    found.putAll(CommandLineDefaults.of(commands));
    found.putAll(JavaDefaults.of(new CompiledModule("cli", commands.classes(), Set.of())));
    found.putAll(springs(root));
    return found;
  }

  private static Map<String, String> springs(Path root) throws IOException {
    Map<String, String> found = new TreeMap<>();
    JsonNode metadata = new ObjectMapper().readTree(root.resolve(METADATA).toFile());
    for (JsonNode property : metadata.path("properties")) {
      if (property.has("defaultValue")) {
        found.put(property.path("name").asText(), property.path("defaultValue").asText());
      }
    }
    return found;
  }

  /** Lines of the stored file. */
  static List<String> lines(SortedMap<String, String> defaults) {
    return defaults.entrySet().stream()
        .map(each -> each.getKey() + " = " + each.getValue())
        .toList();
  }

  static SortedMap<String, String> parse(List<String> lines) {
    SortedMap<String, String> defaults = new TreeMap<>();
    for (String line : lines) {
      int name = line.indexOf(" = ");
      defaults.put(line.substring(0, name), line.substring(name + " = ".length()));
    }
    return defaults;
  }

  /**
   * Those that are others now, or gone; new ones surprise nobody. Where a new one has the value of
   * one that is gone, it only got another name: those of private constants are nobody's.
   */
  static List<String> changes(SortedMap<String, String> before, SortedMap<String, String> after) {
    SortedMap<String, String> added = new TreeMap<>(after);
    added.keySet().removeAll(before.keySet());
    List<String> changes = new ArrayList<>();
    before.forEach(
        (name, value) -> {
          String now = after.get(name);
          if (now == null && !added.containsValue(value)) {
            changes.add(name + " was " + value + ", is no more");
          } else if (now != null && !now.equals(value)) {
            changes.add(name + " was " + value + ", is " + now);
          }
        });
    return changes;
  }
}
