package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** OpenAPI ignores such header parameters, and generators send them twice. */
final class CredentialsAreSchemes implements HouseRule {

  private static final List<String> IGNORED = List.of("Accept", "Authorization", "Content-Type");

  @Override
  public List<String> violations(Spec spec) {
    Set<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    headers.addAll(IGNORED);
    spec.components("securitySchemes").forEach(scheme -> headers.add(scheme.path("name").asText()));
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      for (JsonNode parameter : operation.parameters()) {
        String name = parameter.path("name").asText();
        if (parameter.path("in").asText().equals("header") && headers.contains(name)) {
          violations.add(operation.id() + ": " + name + " is a header parameter");
        }
      }
    }
    return violations;
  }
}
