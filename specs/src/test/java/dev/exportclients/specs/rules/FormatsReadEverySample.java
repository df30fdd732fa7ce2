package dev.exportclients.specs.rules;

import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * IDs here have no hyphens and times no offset: typed strictly, generated clients cannot read them.
 */
final class FormatsReadEverySample implements HouseRule {

  private static final Set<String> TOO_STRICT = Set.of("uuid", "date-time", "date", "uri");

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    Spec.visit(
        "",
        spec.root(),
        (place, node) -> {
          String format = node.path("format").asText();
          if (TOO_STRICT.contains(format)) {
            violations.add(place.substring(1) + ": format " + format);
          }
        });
    return violations;
  }
}
