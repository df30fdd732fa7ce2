package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A parameter is absent or has the caller's value, or each of the caller's values in turn, encoded
 * as OpenAPI does by default: nothing says otherwise, such as {@code default}, {@code
 * allowReserved}, {@code allowEmptyValue}, {@code style}.
 */
final class ParametersAreSentAsGiven implements HouseRule {

  private static final Set<String> OF_PARAMETERS =
      Set.of("name", "in", "required", "description", "schema", "example");
  private static final Set<String> OF_SCHEMAS =
      Set.of("type", "format", "enum", "pattern", "minLength", "maxLength", "items");

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      if (operation.node().has("deprecated")) {
        violations.add(operation.id() + ": deprecated");
      }
      for (JsonNode parameter : operation.parameters()) {
        String place = operation.id() + " parameter " + parameter.path("name").asText();
        check(place, parameter, OF_PARAMETERS, violations);
        check(place + " schema", parameter.path("schema"), OF_SCHEMAS, violations);
      }
    }
    return violations;
  }

  private static void check(
      String place, JsonNode node, Set<String> known, List<String> violations) {
    node.fieldNames()
        .forEachRemaining(
            word -> {
              if (!known.contains(word)) {
                violations.add(place + ": " + word);
              }
            });
  }
}
