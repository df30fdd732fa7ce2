package dev.exportclients.specs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** An OpenAPI file as the tree that its author wrote, references and all. */
public record Spec(String name, String text, JsonNode root) {

  public static final List<String> NAMES = List.of("ems", "ecreporting", "webadmit", "metastudio");

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));

  public static Spec named(String name) {
    return read(name, "/specs/" + name + ".yaml");
  }

  public static Spec read(String name, String resource) {
    try (InputStream in = Spec.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("not on the classpath: " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Spec(name, text, YAML.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .map(
                        method ->
                            new Operation(this, method.getKey(), path.getKey(), method.getValue()))
                    .forEach(operations::add));
    return operations;
  }

  public Operation operation(String id) {
    return operations().stream()
        .filter(operation -> operation.label().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " has no operation " + id));
  }

  public JsonNode components(String kind) {
    return root.path("components").path(kind);
  }

  /** The value of a named example: what a stub or a pact may answer with. */
  public JsonNode example(String example) {
    return components("examples").path(example).path("value");
  }

  /** The node itself, or what its {@code $ref} points at. */
  public JsonNode resolve(JsonNode node) {
    JsonNode ref = node.path("$ref");
    return ref.isTextual() ? resolve(at(ref.textValue())) : node;
  }

  /** Every reference below the node, and below what those point at. */
  public Set<String> referencesFrom(JsonNode node) {
    Set<String> found = new LinkedHashSet<>();
    collect(node, found);
    return found;
  }

  public JsonNode at(String reference) {
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : MissingNode.getInstance();
  }

  /** Visits each object below the node with its place, leaving out examples and extensions. */
  public static void visit(String place, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    if (node.isObject()) {
      visitor.accept(place, node);
    }
    node.properties().stream()
        .filter(child -> !child.getKey().startsWith("x-"))
        .filter(child -> !Set.of("example", "examples").contains(child.getKey()))
        .forEach(child -> visit(place + "." + child.getKey(), child.getValue(), visitor));
    if (node.isArray()) {
      node.forEach(element -> visit(place + "[]", element, visitor));
    }
  }

  private void collect(JsonNode node, Set<String> found) {
    JsonNode ref = node.path("$ref");
    if (ref.isTextual() && found.add(ref.textValue())) {
      collect(at(ref.textValue()), found);
    }
    node.forEach(child -> collect(child, found));
  }
}
