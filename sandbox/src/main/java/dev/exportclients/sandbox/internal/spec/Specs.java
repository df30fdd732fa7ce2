package dev.exportclients.sandbox.internal.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The operations of the specs and their named examples, by status. */
public final class Specs {
  private static final Specs LOADED = load();

  private final Map<String, SpecOperation> operations = new LinkedHashMap<>();

  private final List<String> titles = new ArrayList<>();

  private Specs() {}

  public static Specs loaded() {
    return LOADED;
  }

  private static Specs load() {
    Specs specs = new Specs();
    for (JsonNode provider : read("providers.json")) {
      specs.titles.add(provider.path("title").asText());
      for (JsonNode name : provider.path("specs")) {
        specs.add(provider.path("name").asText(), name.asText(), read(name.asText() + ".yaml"));
      }
    }
    return specs;
  }

  /** JSON is YAML, too. By the class loader, since they lie in another module. */
  private static JsonNode read(String file) {
    try (InputStream in = Specs.class.getClassLoader().getResourceAsStream("specs/" + file)) {
      return new YAMLMapper().readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("specs/" + file + " can't be read", unreadable);
    }
  }

  private void add(String provider, String name, JsonNode spec) {
    for (Map.Entry<String, JsonNode> path : spec.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode operation = method.getValue();
        Map<Integer, List<SpecExample>> byStatus = new TreeMap<>();
        operation
            .path("responses")
            .properties()
            .forEach(
                r -> byStatus.put(Integer.parseInt(r.getKey()), examplesOf(spec, r.getValue())));
        String label = name + "." + operation.path("operationId").asText();
        operations.put(
            label,
            new SpecOperation(
                label,
                provider,
                method.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                new RequestRules(spec, path.getKey(), operation),
                Collections.unmodifiableMap(byStatus)));
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

  static JsonNode resolve(JsonNode spec, JsonNode node) {
    return node.has("$ref") ? spec.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** Of the providers, as their users write them. */
  public List<String> titles() {
    return List.copyOf(titles);
  }

  /** The operation of that label; nothing if no spec has it. */
  public Optional<SpecOperation> operation(String label) {
    return Optional.ofNullable(operations.get(label));
  }

  /** In the order of the specs. */
  public List<SpecOperation> operations() {
    return List.copyOf(operations.values());
  }

  /**
   * All examples of a status, in the spec's order; none if the operation has no such status or
   * body.
   */
  public List<SpecExample> examples(String operation, int status) {
    return statuses(operation).getOrDefault(status, List.of());
  }

  /** The statuses of an operation and their examples; none if no spec has it. */
  public Map<Integer, List<SpecExample>> statuses(String operation) {
    return operation(operation).map(SpecOperation::statuses).orElse(Map.of());
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
