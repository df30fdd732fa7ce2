package dev.exportclients.core.internal.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.internal.content.Markup;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error response, cut to a sane length.
 *
 * @param mediaType lower case, without parameters; empty if not given
 * @param text without the blanks around it
 * @param requestId from the response's headers
 */
public record ErrorBody(String mediaType, String text, @Nullable String requestId) {

  /** Made for the first body that looks like JSON. */
  private static final class Lazy {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
  }

  /** The body as JSON, whatever its declared type; empty if it is none. */
  public Optional<JsonNode> json() {
    if (!text.startsWith("{") && !text.startsWith("[") && !text.startsWith("\"")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Lazy.MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /** As {@link #json}, if it is an object. */
  public Optional<JsonNode> object() {
    return json().filter(JsonNode::isObject);
  }

  /** Whether an object has no other members: then it says nothing but that there is an error. */
  public static boolean hasNoneBut(Set<String> members, JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).allMatch(members::contains);
  }

  /** A field's text; JSON for an object or array; null for null, absent or empty. */
  public static @Nullable String textAt(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    return text.isBlank() ? null : text;
  }

  /** Of a body in no known format: the text itself, or nothing. */
  ProviderError plain() {
    String words = mediaType.contains("html") || text.startsWith("<") ? Markup.words(text) : text;
    return ProviderError.of(null, words.isBlank() ? null : words, null, requestId).unrecognized();
  }
}
