package dev.exportclients.cli.temporal;

import dev.exportclients.cli.options.UsageException;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import java.util.List;

/** Whether a plan has what a command names. */
final class KnownExports {
  private KnownExports() {}

  /**
   * @throws UsageException naming the first that it has not
   */
  static void require(Plan plan, List<String> names) {
    List<String> known = plan.exports().stream().map(PlannedExport::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new UsageException(
            "the plan has no export '" + name + "'; it has " + String.join(", ", known));
      }
    }
  }
}
