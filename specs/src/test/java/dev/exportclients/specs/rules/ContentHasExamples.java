package dev.exportclients.specs.rules;

import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;

/** Each media type of each response has a named example: the bodies of stubs, pacts and tests. */
final class ContentHasExamples implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      for (Content content : operation.contents()) {
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
}
