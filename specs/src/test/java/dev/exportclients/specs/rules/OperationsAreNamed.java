package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each operation has an id of its own, a summary, and the spec's one tag. */
final class OperationsAreNamed implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<String> tags = spec.root().path("tags").findValuesAsText("name");
    for (Operation operation : spec.operations()) {
      String id = operation.node().path("operationId").asText();
      if (!id.matches("[a-z][a-zA-Z0-9]*")) {
        violations.add(operation.id() + ": no operationId in camel case");
      } else if (!seen.add(id)) {
        violations.add(id + ": operationId used twice");
      }
      if (operation.node().path("summary").asText().isBlank()) {
        violations.add(operation.id() + ": no summary");
      }
      JsonNode tagged = operation.node().path("tags");
      if (tags.size() != 1 || tagged.size() != 1 || !tags.contains(tagged.path(0).asText())) {
        violations.add(operation.id() + ": not tagged with the spec's one tag");
      }
    }
    return violations;
  }
}
