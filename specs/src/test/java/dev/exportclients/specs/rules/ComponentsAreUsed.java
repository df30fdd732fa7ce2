package dev.exportclients.specs.rules;

import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nothing stands in components that no operation uses. */
final class ComponentsAreUsed implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    Set<String> used = new HashSet<>(spec.referencesFrom(spec.root().path("paths")));
    for (Operation operation : spec.operations()) {
      operation
          .node()
          .path("security")
          .forEach(
              requirement ->
                  requirement
                      .fieldNames()
                      .forEachRemaining(name -> used.add("#/components/securitySchemes/" + name)));
    }
    List<String> violations = new ArrayList<>();
    spec.root()
        .path("components")
        .properties()
        .forEach(
            kind ->
                kind.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        name -> {
                          if (!used.contains("#/components/" + kind.getKey() + "/" + name)) {
                            violations.add(kind.getKey() + "." + name + ": not used");
                          }
                        }));
    return violations;
  }
}
