package dev.exportclients.plans.internal.engine;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.ExportTarget;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.internal.ledger.LedgerEntry;
import dev.exportclients.plans.internal.ledger.LedgerFile;
import dev.exportclients.plans.internal.ledger.NewEntry;
import dev.exportclients.plans.internal.place.Place;
import dev.exportclients.plans.internal.place.Places;
import dev.exportclients.plans.internal.source.Source;
import dev.exportclients.plans.status.PlanStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of a plan in a period.
 *
 * @param ledger open, and locked for this run
 */
public record PlanRun(Plan plan, Period period, LedgerFile ledger, RunSettings settings) {

  /**
   * Brings the exports to their ends.
   *
   * @param chosen with their sources, in the plan's order
   * @param again those that are started once more
   * @param found the runs that somebody has found, by export
   * @return where all exports of the plan are then
   * @throws IllegalArgumentException if one of those can't be the export's
   */
  public PlanStatus of(
      Map<PlannedExport, Source> chosen, Set<String> again, Map<String, RunHandle> found) {
    requirePossible(chosen, again, found);
    Map<PlannedExport, Place> places = new LinkedHashMap<>();
    chosen.keySet().forEach(export -> places.put(export, place(export)));
    Map<String, LedgerEntry> entries =
        ledger.steps().begin(period, due(places), again, settings.clock().instant());
    TaskContext context = new TaskContext(ledger, plan, settings);
    List<ExportTask> tasks =
        places.entrySet().stream()
            .map(
                place ->
                    new ExportTask(
                        context,
                        place.getKey(),
                        requireNonNull(chosen.get(place.getKey())),
                        place.getValue(),
                        new ExportRecord(
                            context, requireNonNull(entries.get(place.getKey().name())))))
            .toList();
    tasks.forEach(task -> task.adopt(found.get(task.export().name())));
    context.listener().begin(PlanStatuses.of(plan, period, entries));
    new Dispatcher(context, tasks, entries).run();
    PlanStatus end = PlanStatuses.of(plan, period, ledger.entries(period));
    context.listener().end(end);
    return end;
  }

  private void requirePossible(
      Map<PlannedExport, Source> chosen, Set<String> again, Map<String, RunHandle> found) {
    Map<String, LedgerEntry> there = ledger.entries(period);
    chosen.forEach(
        (export, source) -> {
          RunHandle run = found.get(export.name());
          LedgerEntry last = again.contains(export.name()) ? null : there.get(export.name());
          if (run != null) {
            ExportTask.requirePossible(export, source, run, last, ledger);
          }
        });
  }

  private Place place(PlannedExport export) {
    return Places.of(ExportTarget.of(plan, export, period), settings.destinations());
  }

  private static List<NewEntry> due(Map<PlannedExport, Place> places) {
    return places.entrySet().stream()
        .map(
            place ->
                new NewEntry(
                    place.getKey().name(),
                    place.getKey().source().provider(),
                    place.getKey().source().toString(),
                    place.getValue().shown(),
                    place.getKey().optional()))
        .toList();
  }
}
