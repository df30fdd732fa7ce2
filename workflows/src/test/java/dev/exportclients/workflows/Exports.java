package dev.exportclients.workflows;

import dev.exportclients.ecreporting.ReportFields;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ems.EntityType;
import dev.exportclients.plans.ExportSource;
import dev.exportclients.plans.PlannedExport;
import java.util.Optional;
import java.util.OptionalLong;

/** Exports that the sandbox knows. */
final class Exports {
  static final String STUDY = "CFD8129A430A473C8A02F4BA5DAAD865";
  static final String REPORT = "E341BB429E7D44E3989D113A504F3BF8";
  static final String RESOURCE = "knowledge-intent-question-create";

  private Exports() {}

  static PlannedExport results(String name, long experiment) {
    return PlannedExport.of(name, new ExportSource.EmsResults(experiment)).to(name + ".csv");
  }

  static PlannedExport notes(String name) {
    return PlannedExport.of(name, new ExportSource.EmsAttachments(EntityType.EXPERIMENT, 1234));
  }

  static PlannedExport report(String name) {
    return report(name, STUDY, REPORT);
  }

  static PlannedExport report(String name, String study, String report) {
    return PlannedExport.of(
            name,
            new ExportSource.EcReport(
                Optional.of(study), StudyMode.TEST, report, Optional.of("CSV"), ReportFields.NONE))
        .to(name + ".csv");
  }

  static PlannedExport banner(String name, long export) {
    return banner(name, new ExportSource.WebAdmitExport(export, OptionalLong.empty()));
  }

  static PlannedExport banner(String name, long export, long identity) {
    return banner(name, new ExportSource.WebAdmitExport(export, OptionalLong.of(identity)));
  }

  private static PlannedExport banner(String name, ExportSource source) {
    return PlannedExport.of(name, source).to(name + ".csv");
  }

  static PlannedExport answers(String name, String business) {
    return PlannedExport.of(
            name, new ExportSource.MetaStudioExport(RESOURCE, Optional.of(business)))
        .to(name);
  }
}
