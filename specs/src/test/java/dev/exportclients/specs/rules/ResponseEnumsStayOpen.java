package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;

/** A provider adds a state one day, and no client may break on it: no enum in a response. */
final class ResponseEnumsStayOpen implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      JsonNode responses = operation.node().path("responses");
      String label = operation.id() + ": ";
      Spec.visit(label + "responses", responses, (place, node) -> check(place, node, violations));
      for (String reference : spec.referencesFrom(responses)) {
        if (!reference.contains("/examples/")) {
          String place = label + reference.substring(reference.lastIndexOf('/') + 1);
          Spec.visit(place, spec.at(reference), (at, node) -> check(at, node, violations));
        }
      }
    }
    return violations;
  }

  private static void check(String place, JsonNode node, List<String> violations) {
    if (node.path("enum").isArray()) {
      violations.add(place + ": a closed enum in a response");
    }
  }
}
