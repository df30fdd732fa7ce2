package dev.exportclients.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One provider's OpenAPI file, as the clients are generated from it. Immutable. */
public final class Spec {
  public static final List<String> NAMES = List.of("ems", "ecreporting", "webadmit", "metastudio");

  private static final Map<String, Spec> LOADED = new ConcurrentHashMap<>();

  private final String name;
  private final String text;
  private final JsonNode root;
  private final List<Operation> operations = new ArrayList<>();

  public Spec(String name, String text) {
    this.name = name;
    this.text = text;
    try {
      this.root = new YAMLMapper().readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(name + ".yaml can't be read", malformed);
    }
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        call ->
                            operations.add(
                                new Operation(
                                    this,
                                    call.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    call.getValue()))));
  }

  public static Spec named(String name) {
    return LOADED.computeIfAbsent(name, Spec::load);
  }

  public static List<Spec> all() {
    return NAMES.stream().map(Spec::named).toList();
  }

  private static Spec load(String name) {
    try (InputStream in = Spec.class.getResourceAsStream("/specs/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException("there is no spec " + name);
      }
      return new Spec(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public List<Operation> operations() {
    return List.copyOf(operations);
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
    return operations.stream().filter(operation -> operation.answersTo(method, path)).findFirst();
  }

  /** Where a credential stands: HTTP's own header unless the scheme names one. */
  String headerOf(String scheme) {
    return securitySchemes().path(scheme).path("name").asText("Authorization");
  }

  /** Whether what stands in the header Authorization is one, and no signature. */
  boolean hasBearerTokens() {
    return securitySchemes().findValuesAsText("scheme").contains("bearer");
  }

  private JsonNode securitySchemes() {
    return root.path("components").path("securitySchemes");
  }

  /** What a {@code $ref} points to; anything else as it is. */
  public JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
  }

  @Override
  public String toString() {
    return name + ".yaml";
  }
}
