package dev.exportclients.specs.rules;

import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.List;

/** Each operation says how it refuses: at least one 4xx. */
final class ClientErrorsAreListed implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    return spec.operations().stream()
        .filter(
            operation ->
                operation.responses().keySet().stream().noneMatch(s -> s.matches("4\\d\\d")))
        .map(Operation::id)
        .map(label -> label + ": no 4xx response")
        .toList();
  }
}
