package dev.exportclients.workflows;

/** The plan was submitted for that period before: the engine has its workflow. Nothing was done. */
public final class PlanSubmittedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String workflowId;

  PlanSubmittedException(String workflowId, Throwable cause) {
    super("the plan was submitted for this period before, as the workflow " + workflowId, cause);
    this.workflowId = workflowId;
  }

  /** {@return by which the engine knows it, such as {@code exports/nightly/2026-11-27}} */
  public String workflowId() {
    return workflowId;
  }
}
