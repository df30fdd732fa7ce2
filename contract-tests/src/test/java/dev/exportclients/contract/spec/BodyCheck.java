package dev.exportclients.contract.spec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.exportclients.specs.Spec;
import dev.exportclients.specs.XmlCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A body by its schema, read as its media type says: JSON and XML, and all else as text. */
final class BodyCheck {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Spec spec;
  private final String mediaType;

  BodyCheck(Spec spec, String mediaType) {
    this.spec = spec;
    this.mediaType = mediaType;
  }

  List<String> problems(byte[] body, JsonNode schema) {
    if (mediaType.endsWith("/xml")) {
      return new XmlCheck(spec)
          .problems(body, schema).stream().map(problem -> "response body " + problem).toList();
    }
    try {
      return StockCheck.of(spec).body(read(body), schema);
    } catch (IOException malformed) {
      return List.of("response body is no JSON: " + malformed.getMessage());
    }
  }

  private JsonNode read(byte[] body) throws IOException {
    return mediaType.endsWith("/json")
        ? STRICT.readTree(body)
        : new TextNode(new String(body, StandardCharsets.UTF_8));
  }
}
