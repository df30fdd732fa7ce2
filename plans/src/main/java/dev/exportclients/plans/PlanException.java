package dev.exportclients.plans;

import java.util.List;
import java.util.stream.Collectors;

/** A plan that can't be carried out. Nothing was sent. */
public final class PlanException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<PlanProblem> problems;

  /**
   * For the readers of plans.
   *
   * @param plan the file's name, or the plan's
   * @param problems at least one
   */
  public PlanException(String plan, List<PlanProblem> problems) {
    super(
        problems.stream()
            .map(problem -> plan + (problem.line() == 0 ? ": " : ":") + problem)
            .collect(Collectors.joining(System.lineSeparator())));
    this.problems = List.copyOf(problems);
  }

  /** {@return all mistakes, in the order of the file} */
  public List<PlanProblem> problems() {
    return problems;
  }
}
