package dev.exportclients.sandbox.internal.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The named examples of the specs, by operation ({@code ems.exportResults}) and status. */
public final class Specs {
  private static final Specs LOADED = load();

  private final Map<String, Map<Integer, List<SpecExample>>> operations = new LinkedHashMap<>();

  private Specs() {}

  public static Specs loaded() {
    return LOADED;
  }

  private static Specs load() {
    Specs specs = new Specs();
    for (JsonNode provider : read("providers.json")) {
      for (JsonNode name : provider.path("specs")) {
        specs.add(name.asText(), read(name.asText() + ".yaml"));
      }
    }
    return specs;
  }

  /** JSON is YAML, too. */
  private static JsonNode read(String file) {
    try (InputStream in = Specs.class.getResourceAsStream("/specs/" + file)) {
      return new YAMLMapper().readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("specs/" + file + " can't be read", unreadable);
    }
  }

  private void add(String name, JsonNode spec) {
    for (JsonNode path : spec.path("paths")) {
      for (JsonNode operation : path) {
        Map<Integer, List<SpecExample>> byStatus = new TreeMap<>();
        operation
            .path("responses")
            .properties()
            .forEach(
                r -> byStatus.put(Integer.parseInt(r.getKey()), examplesOf(spec, r.getValue())));
        operations.put(name + "." + operation.path("operationId").asText(), byStatus);
      }
    }
  }

  private static List<SpecExample> examplesOf(JsonNode spec, JsonNode response) {
    List<SpecExample> examples = new ArrayList<>();
    resolve(spec, response)
        .path("content")
        .properties()
        .forEach(
            content ->
                content
                    .getValue()
                    .path("examples")
                    .properties()
                    .forEach(
                        e ->
                            examples.add(
                                example(
                                    e.getKey(), content.getKey(), resolve(spec, e.getValue())))));
    return List.copyOf(examples);
  }

  private static SpecExample example(String name, String mediaType, JsonNode example) {
    Map<String, String> headers = new LinkedHashMap<>();
    example
        .path("x-headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    return new SpecExample(name, mediaType, example.path("value"), headers);
  }

  private static JsonNode resolve(JsonNode spec, JsonNode node) {
    return node.has("$ref") ? spec.at(node.path("$ref").asText().substring(1)) : node;
  }

  /**
   * All examples of a status, in the spec's order; none if the operation has no such status or
   * body.
   */
  public List<SpecExample> examples(String operation, int status) {
    return operations.getOrDefault(operation, Map.of()).getOrDefault(status, List.of());
  }

  /** The statuses of an operation and their examples. */
  public Map<Integer, List<SpecExample>> statuses(String operation) {
    return operations.getOrDefault(operation, Map.of());
  }

  /**
   * The example of that name.
   *
   * @throws IllegalArgumentException if the status has none of that name
   */
  public SpecExample example(String operation, int status, String name) {
    return examples(operation, status).stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    operation
                        + " "
                        + status
                        + " has no example "
                        + name
                        + ", but "
                        + examples(operation, status).stream().map(SpecExample::name).toList()));
  }
}
