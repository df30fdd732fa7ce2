package dev.exportclients.contract.spec;

import dev.exportclients.specs.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds an interaction of a pact against its spec, request and response, strictly. */
public final class SpecCheck {
  private SpecCheck() {}

  /** What is wrong, each with operation, status and field; empty if nothing is. */
  public static List<String> problems(Pacted pacted) {
    Optional<Operation> operation = pacted.operation();
    if (operation.isEmpty()) {
      String call = pacted.request().getMethod() + " " + pacted.request().getPath();
      return List.of(pacted + ": " + call + " is no call of " + pacted.spec());
    }
    List<String> problems = new ArrayList<>();
    problems.addAll(new RequestCheck(operation.get(), pacted).problems());
    problems.addAll(new ResponseCheck(operation.get(), pacted).problems());
    problems.addAll(PatternCheck.problems("request", pacted.request().getMatchingRules()));
    problems.addAll(PatternCheck.problems("response", pacted.response().getMatchingRules()));
    String where = operation.get().label() + " " + pacted.response().getStatus() + ": ";
    return problems.stream().distinct().map(problem -> where + problem).toList();
  }
}
