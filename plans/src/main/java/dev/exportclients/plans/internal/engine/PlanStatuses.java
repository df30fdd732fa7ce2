package dev.exportclients.plans.internal.engine;

import dev.exportclients.plans.ExportTarget;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.internal.ledger.LedgerEntry;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.ExportTimes;
import dev.exportclients.plans.status.PlanStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The status of a plan, from the plan and its ledger. */
public final class PlanStatuses {
  private PlanStatuses() {}

  /**
   * {@return where all exports are: those of the plan in its order, and then those that it has no
   * more}
   *
   * @param entries by name; an export without one is due
   */
  public static PlanStatus of(Plan plan, Period period, Map<String, LedgerEntry> entries) {
    Map<String, LedgerEntry> left = new LinkedHashMap<>(entries);
    List<ExportStatus> exports = new ArrayList<>();
    for (PlannedExport export : plan.exports()) {
      LedgerEntry entry = left.remove(export.name());
      exports.add(entry == null ? due(plan, export, period) : entry.status());
    }
    left.values().forEach(entry -> exports.add(entry.status()));
    return new PlanStatus(plan.name(), period, exports);
  }

  private static ExportStatus due(Plan plan, PlannedExport export, Period period) {
    return new ExportStatus(
        export.name(),
        export.source().provider(),
        ExportState.DUE,
        export.optional(),
        1,
        shown(ExportTarget.of(plan, export, period)),
        Optional.empty(),
        List.of(),
        0,
        0,
        ExportTimes.NONE,
        Optional.empty());
  }

  /** {@return path or address} */
  static String shown(ExportTarget target) {
    return target
        .path()
        .map(Object::toString)
        .orElseGet(() -> target.address().orElseThrow().toString());
  }
}
