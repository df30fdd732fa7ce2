package dev.exportclients.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A named example of a spec: one answer, word for word.
 *
 * @param mediaType the key that it stands under, without the version that EMS's keys carry
 * @param headers those of a file's example
 */
public record Example(
    String name, int status, String mediaType, JsonNode value, Map<String, String> headers) {

  public boolean isJson() {
    return mediaType.endsWith("/json");
  }

  public boolean isXml() {
    return mediaType.endsWith("/xml");
  }

  /** Whether the spec leaves the media type open, as it does for files. */
  public boolean isFile() {
    return mediaType.equals("*/*");
  }

  /** The body as it goes over the wire. */
  public byte[] body() {
    String text = isJson() ? value.toString() : value.asText();
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
