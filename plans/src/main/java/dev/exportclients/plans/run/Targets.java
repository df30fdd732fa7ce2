package dev.exportclients.plans.run;

import dev.exportclients.plans.ExportSource.EmsAttachments;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;

/** Where the files of exports go. */
final class Targets {
  private Targets() {}

  static FileTarget of(Plan plan, PlannedExport export, Period period) {
    String to = export.to().orElse("{name}");
    boolean folder =
        export.to().isEmpty() || to.endsWith("/") || export.source() instanceof EmsAttachments;
    String filled =
        (plan.into() + "/" + to)
            .replace("{provider}", export.source().provider())
            .replace("{period}", period.name())
            .replace("{name}", export.name());
    return new FileTarget(plan.folder().toAbsolutePath().resolve(filled).normalize(), folder);
  }
}
