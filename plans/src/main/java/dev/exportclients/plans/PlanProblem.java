package dev.exportclients.plans;

/**
 * One mistake in a plan.
 *
 * @param line where it stands, from 1; 0 if the plan is not from a file
 * @param column where it stands, from 1; 0 if the plan is not from a file
 * @param message what is wrong, and what to do
 */
public record PlanProblem(int line, int column, String message) {
  @Override
  public String toString() {
    return line == 0 ? message : line + ":" + column + ": " + message;
  }
}
