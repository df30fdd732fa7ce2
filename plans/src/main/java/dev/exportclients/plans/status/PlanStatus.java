package dev.exportclients.plans.status;

import dev.exportclients.plans.Period;
import java.util.List;

/**
 * Where all exports of a plan are in one period. Immutable.
 *
 * <pre>{@code
 * Period today = Period.of(plan.period(), Instant.now(), plan.timezone());
 * PlanStatus status = ledger.status(plan, today);
 * status.exports().stream()
 *     .filter(ExportStatus::isMissing)
 *     .forEach(export -> System.err.println(export.name() + ": " + export.state()));
 * }</pre>
 *
 * @param plan the plan's name
 * @param period which day, say
 * @param exports in the plan's order
 */
public record PlanStatus(String plan, Period period, List<ExportStatus> exports) {
  /**
   * Copies the list.
   *
   * @param plan the plan's name
   * @param period which day, say
   * @param exports in the plan's order
   */
  public PlanStatus {
    exports = List.copyOf(exports);
  }

  /** {@return whether all is saved but what is optional} */
  public boolean isDone() {
    return exports.stream().noneMatch(ExportStatus::isMissing);
  }

  /** {@return the size of all that is saved} */
  public long bytes() {
    return exports.stream().mapToLong(ExportStatus::bytes).sum();
  }
}
