package dev.exportclients.workflows;

/** The engine has no workflow of the plan for that period, or none any more. */
public final class PlanNotSubmittedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String workflowId;

  PlanNotSubmittedException(String workflowId, Throwable cause) {
    super(
        "the plan was not submitted for this period, or the engine has forgotten it: there is no"
            + " workflow "
            + workflowId,
        cause);
    this.workflowId = workflowId;
  }

  /** {@return what was looked for, such as {@code exports/nightly/2026-11-27}} */
  public String workflowId() {
    return workflowId;
  }
}
