package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters, error responses, structured schemas and examples stand under a name in components.
 */
final class PartsAreComponents implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      for (JsonNode parameter : operation.node().path("parameters")) {
        check(
            operation.id() + ": parameter " + parameter.path("name").asText(),
            spec,
            parameter,
            violations);
      }
      operation.node().path("responses").properties().stream()
          .filter(response -> response.getKey().matches("[45].*"))
          .forEach(
              response ->
                  check(
                      operation.id() + ": response " + response.getKey(),
                      spec,
                      response.getValue(),
                      violations));
      operation.requestContents().forEach(content -> check(content, violations));
      operation.contents().forEach(content -> check(content, violations));
    }
    return violations;
  }

  private static void check(Content content, List<String> violations) {
    Spec spec = content.operation().spec();
    JsonNode schema = content.node().path("schema");
    if (!schema.path("format").asText().equals("binary")) {
      check(content.label() + ": schema", spec, schema, violations);
    }
    content
        .node()
        .path("examples")
        .properties()
        .forEach(
            example ->
                check(
                    content.label() + ": example " + example.getKey(),
                    spec,
                    example.getValue(),
                    violations));
  }

  private static void check(String place, Spec spec, JsonNode node, List<String> violations) {
    if (!node.has("$ref")) {
      violations.add(place + ": not a named component");
    } else if (spec.resolve(node).isMissingNode()) {
      violations.add(place + ": no " + node.path("$ref").asText());
    }
  }
}
