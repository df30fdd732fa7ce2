package dev.exportclients.sandbox.internal.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.exportclients.sandbox.internal.http.HttpText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a schema asks of a value, in the keywords that the requests of the specs use. */
final class Schema {
  private static final Set<String> CHECKED =
      Set.of("type", "format", "enum", "minLength", "maxLength", "pattern", "minimum");

  private static final Set<String> KNOWN = Set.of("description", "required", "properties", "items");

  private final JsonNode keywords;
  private final Map<String, Schema> members = new LinkedHashMap<>();
  private final Optional<Schema> items;
  private final Optional<Pattern> pattern;

  /**
   * @throws IllegalStateException if it has a keyword that would go unchecked
   */
  Schema(JsonNode spec, JsonNode schema) {
    keywords = Specs.resolve(spec, schema);
    for (Map.Entry<String, JsonNode> keyword : keywords.properties()) {
      if (!CHECKED.contains(keyword.getKey()) && !KNOWN.contains(keyword.getKey())) {
        throw new IllegalStateException("Requests are not checked for " + keyword);
      }
    }
    keywords
        .path("properties")
        .properties()
        .forEach(member -> members.put(member.getKey(), new Schema(spec, member.getValue())));
    items =
        Optional.of(keywords.path("items"))
            .filter(JsonNode::isObject)
            .map(item -> new Schema(spec, item));
    pattern = Optional.ofNullable(keywords.path("pattern").textValue()).map(Pattern::compile);
  }

  /** For a value in a path or a query; of a list, for each of its values. */
  boolean acceptsText(String text) {
    if (items.isPresent()) {
      return items.get().acceptsText(text);
    }
    OptionalLong number = HttpText.int64(text);
    return accepts(
        isNumber() && number.isPresent()
            ? LongNode.valueOf(number.getAsLong())
            : TextNode.valueOf(text));
  }

  boolean isNumber() {
    return keywords.path("type").asText().equals("integer");
  }

  boolean accepts(JsonNode value) {
    boolean isOfType =
        switch (keywords.path("type").asText()) {
          case "object" -> value.isObject() && acceptsMembers(value);
          case "array" -> value.isArray() && elements(value).allMatch(items.orElseThrow()::accepts);
          case "integer" -> value.canConvertToExactIntegral() && isInRange(value);
          default -> value.isTextual() && acceptsString(value.textValue());
        };
    return isOfType
        && (!keywords.has("enum") || elements(keywords.path("enum")).anyMatch(value::equals));
  }

  private boolean acceptsMembers(JsonNode object) {
    return elements(keywords.path("required")).allMatch(name -> object.has(name.textValue()))
        && members.entrySet().stream()
            .filter(member -> object.has(member.getKey()))
            .allMatch(member -> member.getValue().accepts(object.get(member.getKey())));
  }

  private boolean isInRange(JsonNode number) {
    boolean fits =
        switch (keywords.path("format").asText()) {
          case "int32" -> number.canConvertToInt();
          case "int64" -> number.canConvertToLong();
          default -> true;
        };
    return fits
        && (!keywords.has("minimum")
            || number.decimalValue().compareTo(keywords.path("minimum").decimalValue()) >= 0);
  }

  /** The patterns of the specs are of whole texts. */
  private boolean acceptsString(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= keywords.path("minLength").asInt(0)
        && length <= keywords.path("maxLength").asInt(Integer.MAX_VALUE)
        && pattern.filter(whole -> !whole.matcher(text).matches()).isEmpty();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
