package dev.exportclients.ems;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The id in the response to a start, whose form no page shows: a bare number or text; or an object
 * with one under a usual name, in any case, or else with a single whole number.
 */
final class DatasetId {
  private static final List<String> NAMES = List.of("datasetid", "id");

  private DatasetId() {}

  static OptionalLong in(JsonNode started) {
    if (!started.isObject()) {
      return id(started);
    }
    OptionalLong named = named(started);
    if (named.isPresent()) {
      return named;
    }
    List<JsonNode> numbers =
        started.properties().stream()
            .map(Map.Entry::getValue)
            .filter(JsonNode::isIntegralNumber)
            .toList();
    return numbers.size() == 1 ? id(numbers.get(0)) : OptionalLong.empty();
  }

  /** Under a usual name: then it is a started export, whatever else is said. */
  static OptionalLong named(JsonNode object) {
    for (String name : NAMES) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        OptionalLong id = id(member.getValue());
        if (member.getKey().equalsIgnoreCase(name) && id.isPresent()) {
          return id;
        }
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong id(JsonNode value) {
    if (value.isTextual()) {
      return id(value.asText().strip());
    }
    return value.isIntegralNumber() && value.canConvertToLong()
        ? positive(value.asLong())
        : OptionalLong.empty();
  }

  /** Nothing for a text that is no id. */
  static OptionalLong id(String text) {
    boolean isDigits =
        !text.isEmpty() && text.length() <= 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    try {
      return isDigits ? positive(Long.parseLong(text)) : OptionalLong.empty();
    } catch (NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong positive(long id) {
    return id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
  }
}
