package dev.exportclients.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One call of a spec.
 *
 * @param method in capitals
 * @param path with its parameters in braces
 */
public record Operation(Spec spec, String method, String path, JsonNode node) {

  public String id() {
    return node.path("operationId").asText();
  }

  /** Such as {@code ems.exportResults}: the name that errors and listeners use. */
  public String label() {
    return spec.name() + "." + id();
  }

  /** How sure the spec is of it: {@code documented} or {@code inferred}. */
  public String evidence(int status) {
    String details = "response " + status;
    JsonNode own = node.path("x-evidence-details").path(details);
    return (own.isMissingNode() ? node.path("x-evidence") : own).path("level").asText();
  }

  public List<Integer> statuses() {
    List<Integer> statuses = new ArrayList<>();
    node.path("responses").fieldNames().forEachRemaining(s -> statuses.add(Integer.parseInt(s)));
    return statuses;
  }

  /**
   * The media types of an answer and their schemas, as keyed in the spec; none for an empty body.
   */
  public Map<String, JsonNode> content(int status) {
    Map<String, JsonNode> content = new LinkedHashMap<>();
    response(status)
        .path("content")
        .properties()
        .forEach(e -> content.put(e.getKey(), e.getValue()));
    return content;
  }

  public Set<String> headers(int status) {
    Map<String, JsonNode> headers = new LinkedHashMap<>();
    response(status)
        .path("headers")
        .properties()
        .forEach(e -> headers.put(e.getKey(), e.getValue()));
    return headers.keySet();
  }

  /** The names of the headers that a request may have beside its credentials. */
  public List<String> headerParameters() {
    List<String> names = new ArrayList<>();
    for (JsonNode reference : node.path("parameters")) {
      JsonNode parameter = spec.resolve(reference);
      if (parameter.path("in").asText().equals("header")) {
        names.add(parameter.path("name").asText());
      }
    }
    return names;
  }

  /** What a client asks for: all that a success comes in, or a file of any type. */
  public List<String> accepts() {
    List<String> types = List.copyOf(content(success()).keySet());
    return isDownload() ? types.stream().filter(type -> type.startsWith("*/*")).toList() : types;
  }

  /**
   * The headers that carry the credentials, one set for each way to sign in. A set compares names
   * in any case.
   */
  public List<Set<String>> credentialHeaders() {
    List<Set<String>> ways = new ArrayList<>();
    for (JsonNode alternative : node.path("security")) {
      Set<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      alternative.fieldNames().forEachRemaining(scheme -> headers.add(spec.headerOf(scheme)));
      ways.add(headers);
    }
    return ways;
  }

  /** The answer when all goes well: a spec has one. */
  public int success() {
    return statuses().stream().filter(status -> status < 300).findFirst().orElseThrow();
  }

  /** Whether it delivers a file, of any type. */
  public boolean isDownload() {
    return content(success()).keySet().stream().anyMatch(type -> type.startsWith("*/*"));
  }

  public List<Example> examples(int status) {
    List<Example> examples = new ArrayList<>();
    content(status)
        .forEach(
            (key, type) ->
                type.path("examples")
                    .properties()
                    .forEach(
                        e ->
                            examples.add(
                                example(status, key, e.getKey(), spec.resolve(e.getValue())))));
    return examples;
  }

  /** Under a media type, or under the first that has one of that name. */
  public Example example(int status, String name, Optional<String> mediaType) {
    return examples(status).stream()
        .filter(e -> e.name().equals(name))
        .filter(e -> mediaType.isEmpty() || mediaType.get().equals(e.mediaType()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(label() + " " + status + " has no example " + name));
  }

  boolean answersTo(String requestMethod, String requestPath) {
    String pattern = path.replace(".", "\\.").replaceAll("\\{[^/]+}", "[^/]+");
    return method.equals(requestMethod) && requestPath.matches(pattern);
  }

  private JsonNode response(int status) {
    return spec.resolve(node.path("responses").path(Integer.toString(status)));
  }

  private static Example example(int status, String mediaType, String name, JsonNode example) {
    Map<String, String> headers = new LinkedHashMap<>();
    example
        .path("x-headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    return new Example(
        name, status, mediaType.replaceFirst(";.*", ""), example.path("value"), headers);
  }

  @Override
  public String toString() {
    return label();
  }
}
