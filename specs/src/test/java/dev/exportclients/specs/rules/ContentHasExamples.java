package dev.exportclients.specs.rules;

import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;

/**
 * Each media type of each request and response has a named example: the bodies of stubs, pacts and
 * tests.
 */
final class ContentHasExamples implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      for (Content content : bodies(operation)) {
        if (content.examples().isEmpty()) {
          violations.add(content.label() + ": no named example");
        }
        content.examples().stream()
            .filter(example -> example.value().isMissingNode())
            .forEach(
                example ->
                    violations.add(
                        content.label() + ": example " + example.name() + " has no value"));
      }
    }
    return violations;
  }

  private static List<Content> bodies(Operation operation) {
    List<Content> bodies = new ArrayList<>(operation.requestContents());
    bodies.addAll(operation.contents());
    return bodies;
  }
}
