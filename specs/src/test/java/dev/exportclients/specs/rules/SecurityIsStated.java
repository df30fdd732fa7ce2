package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;

/**
 * Each operation names its credentials; the validator does not look for them anywhere else. One
 * that can do without says so twice: by an empty way to sign in, and by a detail that says why.
 */
final class SecurityIsStated implements HouseRule {

  private static final String NONE = "/x-evidence-details/security none";

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      JsonNode security = operation.node().path("security");
      if (security.isEmpty()) {
        violations.add(operation.id() + ": no security");
      }
      for (JsonNode requirement : security) {
        if (requirement.isEmpty() && !operation.node().at(NONE).isObject()) {
          violations.add(operation.id() + ": security may be left out");
        }
        requirement
            .fieldNames()
            .forEachRemaining(
                scheme -> {
                  if (!spec.components("securitySchemes").has(scheme)) {
                    violations.add(operation.id() + ": no security scheme " + scheme);
                  }
                });
      }
    }
    return violations;
  }
}
