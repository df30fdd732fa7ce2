package dev.exportclients.contract.spec;

import dev.exportclients.specs.Content;
import dev.exportclients.specs.Example;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a spec describes and no pact holds: every status, in each media type, by each example, and
 * what {@link OperationCoverage} asks of each call.
 */
public final class PactCoverage {
  private PactCoverage() {}

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
    List<Content> contents = operation.contents(status);
    return contents.stream().anyMatch(Content::isOfAnyType)
        ? Stream.empty()
        : contents.stream().map(Content::essence);
  }

  private static Stream<String> examples(Operation operation, int status) {
    return operation.examples(status).stream().map(Example::name).distinct();
  }
}
