package dev.exportclients.workflows.internal.flow;

/** What the engine knows workflows by. None may change: the engine refuses a second run by them. */
public final class WorkflowIds {
  private WorkflowIds() {}

  public static String ofPlan(String plan, String period) {
    return "exports/" + plan + "/" + period;
  }

  /**
   * @param round of the export in its period
   */
  public static String ofExport(String plan, String period, String export, int round) {
    String first = ofPlan(plan, period) + "/" + export;
    return round == 1 ? first : first + "/" + round;
  }
}
