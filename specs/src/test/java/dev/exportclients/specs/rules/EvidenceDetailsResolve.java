package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;

/** The keys of {@code x-evidence-details} name things that the operation has. */
final class EvidenceDetailsResolve implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      operation
          .node()
          .path("x-evidence-details")
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (!resolves(operation, key)) {
                  violations.add(operation.id() + ": nothing here is '" + key + "'");
                }
              });
    }
    return violations;
  }

  private static boolean resolves(Operation operation, String key) {
    String[] words = key.split(" ", 3);
    if (words.length == 3) {
      return words[0].equals("response")
          && operation.contents(words[1]).stream().anyMatch(c -> c.mediaType().equals(words[2]));
    }
    if (words.length < 2) {
      return false;
    }
    String name = words[1];
    return switch (words[0]) {
      case "parameter" ->
          operation.parameters().stream().anyMatch(p -> p.path("name").asText().equals(name));
      case "response" -> operation.responses().containsKey(name);
      case "errors" ->
          operation.contents().stream()
              .filter(Content::isError)
              .anyMatch(content -> content.mediaType().equals(name));
      case "header" ->
          operation.responses().values().stream().anyMatch(r -> r.path("headers").has(name));
      case "schema" -> hasSchema(operation, name);
      case "security" -> hasSecurity(operation, name);
      case "body" -> operation.requestContents().stream().anyMatch(c -> c.mediaType().equals(name));
      default -> false;
    };
  }

  /** A scheme, or {@code none} where one way to sign in is to send nothing. */
  private static boolean hasSecurity(Operation operation, String name) {
    JsonNode ways = operation.node().path("security");
    return name.equals("none")
        ? operation.credentialHeaders().stream().anyMatch(List::isEmpty)
        : !ways.findValues(name).isEmpty();
  }

  private static boolean hasSchema(Operation operation, String name) {
    String[] parts = name.split("\\.", 2);
    String reference = "#/components/schemas/" + parts[0];
    JsonNode schema = operation.spec().at(reference);
    return operation.spec().referencesFrom(operation.node()).contains(reference)
        && (parts.length == 1 || schema.path("properties").has(parts[1]));
  }
}
