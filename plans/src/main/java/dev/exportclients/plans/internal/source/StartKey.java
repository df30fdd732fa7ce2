package dev.exportclients.plans.internal.source;

import dev.exportclients.plans.ExportSource;

/** Exports whose runs the provider's lists can't tell apart have the same key. */
public final class StartKey {
  private StartKey() {}

  /** {@return the key; of attachments, which have no runs, one of their own} */
  public static String of(ExportSource what) {
    if (what instanceof ExportSource.EmsResults results) {
      return "ems " + results.experiment();
    }
    if (what instanceof ExportSource.EcReport report) {
      return "ecreporting "
          + report.study().orElse("")
          + " "
          + report.mode()
          + " "
          + report.report()
          + " "
          + report.format().orElse("");
    }
    if (what instanceof ExportSource.WebAdmitExport export) {
      return "webadmit " + export.export();
    }
    if (what instanceof ExportSource.MetaStudioExport export) {
      return "metastudio " + export.resource() + " " + export.business().orElse("");
    }
    return what.toString();
  }
}
