package dev.exportclients.specs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One media type of one response, or of the request.
 *
 * @param status that of the response, or {@link #REQUEST}
 */
public record Content(Operation operation, String status, String mediaType, JsonNode node) {

  static final String REQUEST = "request";

  public String label() {
    return operation.id() + " " + status + " " + mediaType;
  }

  public boolean isError() {
    return status.startsWith("4") || status.startsWith("5");
  }

  /** The media type without its parameters. */
  public String essence() {
    return mediaType.split(";", 2)[0].strip();
  }

  public boolean isJson() {
    return essence().endsWith("/json") || essence().endsWith("+json");
  }

  public boolean isXml() {
    return essence().endsWith("/xml") || essence().endsWith("+xml");
  }

  public JsonNode schema() {
    return operation.spec().resolve(node.path("schema"));
  }

  /** Whether the spec leaves the media type open, as it does for files. */
  public boolean isOfAnyType() {
    return essence().equals("*/*");
  }

  /** In the spec's order. */
  public List<Example> examples() {
    return node.path("examples").properties().stream()
        .map(example -> example(example.getKey(), operation.spec().resolve(example.getValue())))
        .toList();
  }

  private Example example(String name, JsonNode node) {
    Map<String, String> headers = new LinkedHashMap<>();
    node.path("x-headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return new Example(this, name, node.path("value"), headers);
  }
}
