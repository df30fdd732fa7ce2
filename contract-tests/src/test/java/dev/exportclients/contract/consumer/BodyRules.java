package dev.exportclients.contract.consumer;

import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MinTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes the rules that hold a body against its example: the same fields with values of the same
 * types, and the same value where the client goes by it.
 */
final class BodyRules {
  private final MatchingRuleCategory rules;
  private final Set<String> exactFields;

  BodyRules(MatchingRuleCategory rules, Set<String> exactFields) {
    this.rules = rules;
    this.exactFields = exactFields;
  }

  void json(JsonNode body) {
    json("$", "", body);
  }

  private void json(String path, String field, JsonNode value) {
    if (value.isObject()) {
      value.properties().forEach(e -> json(path + "." + e.getKey(), e.getKey(), e.getValue()));
    } else if (value.isArray() && !value.isEmpty()) {
      array(path, value);
    } else if (exactFields.contains(field)) {
      rules.addRule(path, EqualsMatcher.INSTANCE);
    } else if (!value.isNull() && !value.isArray()) {
      rules.addRule(path, TypeMatcher.INSTANCE);
    }
  }

  /**
   * Of one element or more like the first; one by one where only some of them have nulls, or where
   * the client goes by values that differ.
   */
  private void array(String path, JsonNode array) {
    if (nulls(array).distinct().count() > 1 || exactValues(array).distinct().count() > 1) {
      for (int i = 0; i < array.size(); i++) {
        json(path + "[" + i + "]", "", array.get(i));
      }
    } else {
      rules.addRule(path, new MinTypeMatcher(1));
      json(path + "[*]", "", array.get(0));
    }
  }

  private Stream<List<JsonNode>> exactValues(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> exactFields.stream().sorted().map(element::path).toList());
  }

  /** Of each element, the fields that are null. */
  private static Stream<List<String>> nulls(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(
            element ->
                element.properties().stream()
                    .filter(field -> field.getValue().isNull())
                    .map(Map.Entry::getKey)
                    .toList());
  }
}
