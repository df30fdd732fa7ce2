package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;

/** Parameters, responses, headers, credentials, schemas and their fields have descriptions. */
final class EverythingIsDescribed implements HouseRule {

  private static final List<String> KINDS =
      List.of("parameters", "responses", "headers", "securitySchemes", "schemas");

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      operation
          .parameters()
          .forEach(
              parameter ->
                  check(
                      operation.id() + ": parameter " + parameter.path("name").asText(),
                      parameter,
                      violations));
      operation
          .responses()
          .forEach(
              (status, response) ->
                  check(operation.id() + ": response " + status, response, violations));
    }
    for (String kind : KINDS) {
      spec.components(kind)
          .properties()
          .forEach(
              component ->
                  check(kind + "." + component.getKey(), component.getValue(), violations));
    }
    spec.components("schemas")
        .properties()
        .forEach(
            schema ->
                schema
                    .getValue()
                    .path("properties")
                    .properties()
                    .forEach(
                        field ->
                            check(
                                "schemas." + schema.getKey() + "." + field.getKey(),
                                spec.resolve(field.getValue()),
                                violations)));
    return violations;
  }

  private static void check(String place, JsonNode node, List<String> violations) {
    if (node.path("description").asText().isBlank()) {
      violations.add(place + ": no description");
    }
  }
}
