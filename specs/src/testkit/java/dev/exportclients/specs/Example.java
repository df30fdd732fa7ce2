package dev.exportclients.specs;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A named example of a spec: one response, word for word.
 *
 * @param headers those of a file's example
 */
public record Example(Content content, String name, JsonNode value, Map<String, String> headers) {

  public int status() {
    return Integer.parseInt(content.status());
  }

  /** The key that it stands under, without the version that EMS's keys carry. */
  public String mediaType() {
    return content.essence();
  }

  /** The body as it goes over the wire. */
  public byte[] body() {
    String text = content.isJson() ? value.toString() : value.asText();
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
