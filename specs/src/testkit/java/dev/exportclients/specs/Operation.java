package dev.exportclients.specs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One operation of a spec, its references followed.
 *
 * @param method in capitals
 * @param path with its parameters in braces
 */
public record Operation(Spec spec, String method, String path, JsonNode node) {

  /** The operationId, or method and path where there is none. */
  public String id() {
    return node.path("operationId").asText(method + " " + path);
  }

  /** Such as {@code ems.exportResults}: the name that errors and listeners use. */
  public String label() {
    return spec.name() + "." + id();
  }

  public List<JsonNode> parameters() {
    List<JsonNode> parameters = new ArrayList<>();
    node.path("parameters").forEach(parameter -> parameters.add(spec.resolve(parameter)));
    return parameters;
  }

  /** The names of those that stand there: in the path, the query or a header. */
  public List<String> parameterNames(String in) {
    return parameters().stream()
        .filter(parameter -> parameter.path("in").asText().equals(in))
        .map(parameter -> parameter.path("name").asText())
        .toList();
  }

  public JsonNode parameter(String name) {
    return parameters().stream()
        .filter(parameter -> parameter.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id() + " has no parameter " + name));
  }

  /** Missing where a request has none. */
  public JsonNode requestBody() {
    return spec.resolve(node.path("requestBody"));
  }

  /** What a request may carry; none where it has no body. */
  public List<Content> requestContents() {
    return requestBody().path("content").properties().stream()
        .map(media -> new Content(this, Content.REQUEST, media.getKey(), media.getValue()))
        .toList();
  }

  /** Responses by status. */
  public Map<String, JsonNode> responses() {
    Map<String, JsonNode> responses = new LinkedHashMap<>();
    node.path("responses")
        .properties()
        .forEach(response -> responses.put(response.getKey(), spec.resolve(response.getValue())));
    return responses;
  }

  public List<Integer> statuses() {
    return responses().keySet().stream().map(Integer::valueOf).toList();
  }

  /** The response when all goes well: a spec has one. */
  public int success() {
    return statuses().stream().filter(status -> status < 300).findFirst().orElseThrow();
  }

  /** How sure the spec is of a status: {@code documented} or {@code inferred}. */
  public String evidence(int status) {
    JsonNode own = node.path("x-evidence-details").path("response " + status);
    return (own.isMissingNode() ? node.path("x-evidence") : own).path("level").asText();
  }

  /** The headers that a response may have. */
  public List<String> headers(int status) {
    List<String> names = new ArrayList<>();
    responses()
        .get(Integer.toString(status))
        .path("headers")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  /** The statuses but those of a resumed download, which are HTTP's own and on no page. */
  public List<String> statusesOfThePage() {
    return responses().keySet().stream()
        .filter(status -> !status.equals("206") && !status.equals("416"))
        .toList();
  }

  /** What each response may carry. */
  public List<Content> contents() {
    List<Content> contents = new ArrayList<>();
    responses()
        .forEach(
            (status, response) ->
                response
                    .path("content")
                    .properties()
                    .forEach(
                        media ->
                            contents.add(
                                new Content(this, status, media.getKey(), media.getValue()))));
    return contents;
  }

  public List<Content> contents(String status) {
    return contents().stream().filter(content -> content.status().equals(status)).toList();
  }

  /** What a response may carry; none for an empty body. */
  public List<Content> contents(int status) {
    return contents(Integer.toString(status));
  }

  /** Whether it delivers a file, of any type. */
  public boolean isDownload() {
    return contents(success()).stream().anyMatch(Content::isOfAnyType);
  }

  /** What a client asks for: all that a success comes in, or anything. */
  public List<String> accepts() {
    if (contents(success()).isEmpty()) {
      return List.of("*/*");
    }
    return contents(success()).stream()
        .filter(content -> content.isOfAnyType() || !isDownload())
        .map(Content::mediaType)
        .toList();
  }

  public List<Example> examples(int status) {
    return contents(status).stream().flatMap(content -> content.examples().stream()).toList();
  }

  /** Under a media type, or under the first that has one of that name. */
  public Example example(int status, String name, Optional<String> mediaType) {
    return examples(status).stream()
        .filter(example -> example.name().equals(name))
        .filter(example -> mediaType.isEmpty() || mediaType.get().equals(example.mediaType()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(label() + " " + status + " has no example " + name));
  }

  /** Names of the headers that carry the credentials: one list for each way to authenticate. */
  public List<List<String>> credentialHeaders() {
    List<List<String>> ways = new ArrayList<>();
    for (JsonNode requirement : node.path("security")) {
      List<String> headers = new ArrayList<>();
      requirement.fieldNames().forEachRemaining(scheme -> headers.add(spec.headerOf(scheme)));
      ways.add(headers);
    }
    return ways;
  }

  /** Method, path and query with these values, in the order of the spec. */
  public String requestLine(Map<String, String> values) {
    String filled = path;
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (JsonNode parameter : parameters()) {
      String name = parameter.path("name").asText();
      String value = values.get(name);
      if (value != null && parameter.path("in").asText().equals("query")) {
        query.add(name + "=" + value);
      } else if (value != null) {
        filled = filled.replace("{" + name + "}", value);
      }
    }
    return method + " " + filled + query;
  }

  boolean isFor(String requestMethod, String requestPath) {
    String pattern = path.replace(".", "\\.").replaceAll("\\{[^/]+}", "[^/]+");
    return method.equals(requestMethod) && requestPath.matches(pattern);
  }

  @Override
  public String toString() {
    return label();
  }
}
