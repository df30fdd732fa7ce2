package dev.exportclients.cli.plan;

import dev.exportclients.cli.output.Console;
import dev.exportclients.cli.output.ProgressLine;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import java.util.ArrayList;
import java.util.List;

/** Where exports are, in columns or as JSON. */
public final class PlanTables {
  private PlanTables() {}

  public static void show(Console console, PlanStatus plan) {
    if (console.isJson()) {
      console.json(PlanJson.of(plan));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("EXPORT", "PROVIDER", "STATE", "SIZE", "WHERE"));
    plan.exports()
        .forEach(
            export ->
                rows.add(
                    List.of(
                        export.name(),
                        export.provider(),
                        export.state().toString(),
                        export.files().isEmpty() ? "-" : ProgressLine.size(export.bytes()),
                        where(export))));
    console.table(rows);
  }

  /** What is next, for one that is not saved. */
  private static String where(ExportStatus export) {
    if (export.failure().isPresent()) {
      return export.failure().get().message();
    }
    if (export.state() == ExportState.SAVED && export.files().size() == 1) {
      return export.files().get(0).file();
    }
    return export.state() == ExportState.SAVED
        ? export.target()
        : export.handle().map(Object::toString).orElse(export.target());
  }
}
