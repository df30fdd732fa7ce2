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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * An OpenAPI file as the tree that its author wrote, references and all: the one model that the
 * tests of the specs and of the contracts read them by. Immutable.
 */
public final class Spec {

  public static final List<String> NAMES =
      Provider.ALL.stream().flatMap(provider -> provider.specs().stream()).toList();

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));
  private static final Map<String, Spec> READ = new ConcurrentHashMap<>();

  private final String name;
  private final String text;
  private final JsonNode root;
  private final List<Operation> operations;

  public Spec(String name, String text) {
    this.name = name;
    this.text = text;
    try {
      this.root = YAML.readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(name + " can't be read", malformed);
    }
    this.operations = operationsOf(this);
  }

  public static Spec named(String name) {
    return READ.computeIfAbsent(name, n -> read(n, "/specs/" + n + ".yaml"));
  }

  public static List<Spec> all() {
    return NAMES.stream().map(Spec::named).toList();
  }

  public static Spec read(String name, String resource) {
    try (InputStream in = Spec.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("not on the classpath: " + resource);
      }
      return new Spec(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public JsonNode root() {
    return root;
  }

  public List<Operation> operations() {
    return operations;
  }

  /** By its operationId. */
  public Operation operation(String id) {
    return operations.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no operation " + id));
  }

  /** The one that a request is for. */
  public Optional<Operation> operationFor(String method, String path) {
    return operations.stream().filter(operation -> operation.isFor(method, path)).findFirst();
  }

  /** The interface that is generated for its calls, below the root package. */
  public String generatedInterface() {
    String tag = operations.get(0).node().path("tags").path(0).asText();
    return Provider.ofSpec(name).name() + ".internal." + tag + "Api";
  }

  public JsonNode components(String kind) {
    return root.path("components").path(kind);
  }

  /** Where a credential stands: HTTP's own header unless the scheme names one. */
  String headerOf(String scheme) {
    return components("securitySchemes").path(scheme).path("name").asText("Authorization");
  }

  /** Whether what stands in the header Authorization is a bearer token, and no signature. */
  public boolean hasBearerTokens() {
    return components("securitySchemes").findValuesAsText("scheme").contains("bearer");
  }

  /** Whether what stands in the header Authorization is an id and a secret. */
  public boolean hasBasicCredentials() {
    return components("securitySchemes").findValuesAsText("scheme").contains("basic");
  }

  /** The value of a named example: what a stub or a pact may respond with. */
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

  private static List<Operation> operationsOf(Spec spec) {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : spec.root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          String name = method.getKey().toUpperCase(Locale.ROOT);
          operations.add(new Operation(spec, name, path.getKey(), method.getValue()));
        }
      }
    }
    return List.copyOf(operations);
  }

  private void collect(JsonNode node, Set<String> found) {
    JsonNode ref = node.path("$ref");
    if (ref.isTextual() && found.add(ref.textValue())) {
      collect(at(ref.textValue()), found);
    }
    node.forEach(child -> collect(child, found));
  }

  @Override
  public String toString() {
    return name + ".yaml";
  }
}
