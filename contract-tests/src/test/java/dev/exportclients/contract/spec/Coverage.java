package dev.exportclients.contract.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a spec describes and no pact holds: every status, in each media type, by each example, and
 * what {@link OperationCoverage} asks of each call.
 */
public final class Coverage {
  private Coverage() {}

  /** Each gap with operation, status and what is missing; empty if there is none. */
  public static List<String> gaps(Spec spec, List<Pacted> pacts) {
    List<String> gaps = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      for (int status : operation.statuses()) {
        List<Pacted> held =
            pacts.stream().filter(p -> p.isOf(operation) && p.status() == status).toList();
        String where = operation.label() + " " + status;
        if (held.isEmpty()) {
          gaps.add(where + ": no pact");
        } else {
          mediaTypes(operation, status)
              .filter(type -> held.stream().noneMatch(p -> p.mediaType().orElse("").equals(type)))
              .forEach(type -> gaps.add(where + ": no pact with " + type));
          examples(operation, status)
              .filter(name -> held.stream().noneMatch(p -> p.example().orElse("").equals(name)))
              .forEach(name -> gaps.add(where + ": no pact with the example " + name));
        }
      }
      gaps.addAll(new OperationCoverage(operation, pacts).gaps());
    }
    return gaps;
  }

  /** Those that can be told apart: a file's is open. */
  private static Stream<String> mediaTypes(Operation operation, int status) {
    Set<String> keys = operation.content(status).keySet();
    return keys.stream().anyMatch(key -> key.startsWith("*/*"))
        ? Stream.empty()
        : keys.stream().map(key -> key.replaceFirst(";.*", ""));
  }

  private static Stream<String> examples(Operation operation, int status) {
    Set<String> names = new LinkedHashSet<>();
    operation.examples(status).forEach(example -> names.add(example.name()));
    return names.stream();
  }
}
