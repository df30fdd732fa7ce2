package dev.exportclients.contract.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import au.com.dius.pact.core.model.HttpRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a request's body says: an object in JSON, the fields of a form, or its parts. */
record RequestFields(HttpRequest request) {
  static final String FORM = "application/x-www-form-urlencoded";
  static final String PARTS = "multipart/form-data";

  private static final Pattern PART =
      Pattern.compile(
          "(?is)\r\nContent-Disposition: form-data; name=\"([^\"]*)\".*?\r\n\r\n(.*?)\r\n--");

  /** Without parameters; empty if it has none. */
  String mediaType() {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.getHeaders());
    return String.join(",", headers.getOrDefault("Content-Type", List.of("")))
        .replaceFirst(";.*", "")
        .strip();
  }

  /** Nothing if it is of another type, or no object. */
  Optional<ObjectNode> ofType(String mediaType) {
    if (!request.getBody().isPresent() || !mediaType().equals(mediaType)) {
      return Optional.empty();
    }
    String body = request.getBody().valueAsString();
    return switch (mediaType) {
      case FORM -> Optional.of(form(body));
      case PARTS -> Optional.of(parts(body));
      default -> json(body);
    };
  }

  /** The members of the object that differ from call to call, by the pact's own word. */
  static Set<String> varying(HttpRequest request) {
    return request.getMatchingRules().rulesForCategory("body").getMatchingRules().keySet().stream()
        .map(path -> path.replaceFirst("^\\$\\.", ""))
        .collect(Collectors.toSet());
  }

  private static ObjectNode form(String body) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (String field : body.split("&")) {
      String[] pair = field.split("=", 2);
      fields.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
    }
    return fields;
  }

  private static ObjectNode parts(String body) {
    ObjectNode parts = JsonNodeFactory.instance.objectNode();
    PART.matcher(body).results().forEach(part -> parts.put(part.group(1), part.group(2)));
    return parts;
  }

  private static Optional<ObjectNode> json(String body) {
    try {
      JsonNode read = new ObjectMapper().readTree(body);
      return read instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    }
  }
}
