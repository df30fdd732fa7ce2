package dev.exportclients.sandbox.internal.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A named example of a spec.
 *
 * @param mediaType the key under which it stands, a version included
 */
public record SpecExample(
    String name, String mediaType, JsonNode value, Map<String, String> headers) {
  public boolean isJson() {
    return mediaType.contains("json");
  }

  /** The media type without the version that EMS's keys carry. */
  public String plainMediaType() {
    return mediaType.split(";")[0].trim();
  }

  public byte[] bytes() {
    String text = isJson() || !value.isTextual() ? value.toString() : value.textValue();
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
