package dev.exportclients.specs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** One operation of a spec, its references followed. */
public record Operation(Spec spec, String method, String path, JsonNode node) {

  /** The operationId, or method and path where there is none. */
  public String label() {
    return node.path("operationId").asText(method.toUpperCase(Locale.ROOT) + " " + path);
  }

  public List<JsonNode> parameters() {
    List<JsonNode> parameters = new ArrayList<>();
    node.path("parameters").forEach(parameter -> parameters.add(spec.resolve(parameter)));
    return parameters;
  }

  public JsonNode parameter(String name) {
    return parameters().stream()
        .filter(parameter -> parameter.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label() + " has no parameter " + name));
  }

  /** Responses by status. */
  public Map<String, JsonNode> responses() {
    Map<String, JsonNode> responses = new LinkedHashMap<>();
    node.path("responses")
        .properties()
        .forEach(response -> responses.put(response.getKey(), spec.resolve(response.getValue())));
    return responses;
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

  /** The names of the examples that a response has, whatever their media type. */
  public List<String> exampleNames(String status) {
    return contents(status).stream()
        .flatMap(content -> content.examples().keySet().stream())
        .distinct()
        .toList();
  }

  /** Names of the headers that carry the credentials: one list for each way to authenticate. */
  public List<List<String>> credentialHeaders() {
    List<List<String>> ways = new ArrayList<>();
    for (JsonNode requirement : node.path("security")) {
      List<String> headers = new ArrayList<>();
      requirement
          .fieldNames()
          .forEachRemaining(
              scheme ->
                  headers.add(
                      spec.components("securitySchemes")
                          .path(scheme)
                          .path("name")
                          .asText("Authorization")));
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
    return method.toUpperCase(Locale.ROOT) + " " + filled + query;
  }
}
