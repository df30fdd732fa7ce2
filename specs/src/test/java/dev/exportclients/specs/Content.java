package dev.exportclients.specs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One media type of one response. */
public record Content(Operation operation, String status, String mediaType, JsonNode node) {

  public String label() {
    return operation.label() + " " + status + " " + mediaType;
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

  /** Values by the example's name. */
  public Map<String, JsonNode> examples() {
    Map<String, JsonNode> examples = new LinkedHashMap<>();
    node.path("examples")
        .properties()
        .forEach(
            example ->
                examples.put(
                    example.getKey(), operation.spec().resolve(example.getValue()).path("value")));
    return examples;
  }
}
