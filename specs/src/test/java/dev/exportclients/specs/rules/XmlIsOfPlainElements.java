package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What XML is read by: named schemas give their elements' names, fields are elements of their own
 * names, and an array that is a whole body is wrapped. No check and no client looks for more.
 */
final class XmlIsOfPlainElements implements HouseRule {

  private static final Set<String> READ = Set.of("name", "namespace", "wrapped");

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    Spec.visit(
        "", spec.root(), (place, node) -> check(place.replaceFirst("^\\.", ""), node, violations));
    for (Operation operation : spec.operations()) {
      operation.contents().stream()
          .filter(Content::isXml)
          .filter(content -> isArray(content.schema()))
          .filter(content -> !content.schema().at("/xml/wrapped").asBoolean())
          .forEach(content -> violations.add(content.label() + ": an array that is not wrapped"));
    }
    return violations;
  }

  private static void check(String place, JsonNode schema, List<String> violations) {
    JsonNode xml = schema.path("xml");
    if (!xml.isMissingNode() && !place.matches("components\\.schemas\\.[^.]+")) {
      violations.add(place + ": xml on a part of a schema");
    }
    xml.fieldNames()
        .forEachRemaining(
            word -> {
              if (!READ.contains(word)) {
                violations.add(place + ": xml has " + word);
              }
            });
    if (xml.has("wrapped") && !isArray(schema)) {
      violations.add(place + ": wrapped, but no array");
    }
  }

  private static boolean isArray(JsonNode schema) {
    return schema.path("type").asText().equals("array");
  }
}
