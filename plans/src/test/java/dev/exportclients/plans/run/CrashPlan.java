package dev.exportclients.plans.run;

import dev.exportclients.ecreporting.ReportFields;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ems.EntityType;
import dev.exportclients.plans.Cadence;
import dev.exportclients.plans.ExportSource;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A plan over all providers: of each in turn one export, that nobody else has. */
final class CrashPlan {
  static final List<String> STARTS =
      List.of(
          "ems.startResults",
          "ecreporting.createReport",
          "webadmit.startExport",
          "metastudio.exportResource");

  private static final int EXPERIMENTS = 5_000;
  private static final int EXPORTS = 86_500;

  private CrashPlan() {}

  static Plan of(Path folder, int exports) {
    Plan.Builder plan =
        Plan.builder("nightly").folder(folder).into("{provider}/{period}").period(Cadence.MONTH);
    plan.export(
        PlannedExport.of("notes", new ExportSource.EmsAttachments(EntityType.EXPERIMENT, 1234)));
    for (int i = 0; i < exports; i++) {
      plan.export(PlannedExport.of("export-" + i, source(i)).to("export-" + i));
    }
    return plan.build();
  }

  private static ExportSource source(int i) {
    return switch (i % 4) {
      case 0 -> new ExportSource.EmsResults(EXPERIMENTS + i);
      case 1 ->
          new ExportSource.EcReport(
              Optional.of(PlanRunnerTest.STUDY),
              StudyMode.TEST,
              report(i),
              Optional.of("CSV"),
              ReportFields.NONE);
      case 2 -> new ExportSource.WebAdmitExport(EXPORTS + i, OptionalLong.empty());
      default ->
          new ExportSource.MetaStudioExport(PlanRunnerTest.RESOURCE, Optional.of("part-" + i));
    };
  }

  private static String report(int i) {
    return String.format(Locale.ROOT, "E341BB429E7D44E3989D113A%08X", i);
  }

  /** Files of that size for all that may be started. */
  static void serve(Sandbox sandbox, int exports, long size) {
    for (int i = 0; i < exports; i++) {
      sandbox.serve("ems.exportResults", "" + (70_001 + i), size + i);
      sandbox.serve(
          "ecreporting.downloadReport",
          String.format(Locale.ROOT, "%032X", 0xEC00_0001L + i),
          size + i);
      sandbox.serve("webadmit.startExport", "" + (EXPORTS + i), size + i);
      sandbox.serve("metastudio.downloadResult", String.format("5a4db0%026x", i + 1), size + i);
    }
  }

  /** Which export a start was for. */
  static String startedBy(RecordedRequest start) {
    String said =
        switch (start.operation()) {
          case "ems.startResults" -> start.query("experimentId").orElseThrow();
          case "ecreporting.createReport" -> start.query("reportid").orElseThrow();
          case "webadmit.startExport" -> start.path();
          default -> start.target();
        };
    return start.operation() + " " + said;
  }

  /** As EMS numbers its datasets: those who look there see them. */
  static Optional<String> datasetOf(Sandbox sandbox, String export) {
    String experiment = "" + (EXPERIMENTS + Integer.parseInt(export.split("-")[1]));
    List<String> started =
        sandbox.requests("ems.startResults").stream()
            .filter(start -> start.status() == 202)
            .map(start -> start.query("experimentId").orElseThrow())
            .toList();
    int at = started.indexOf(experiment);
    return at < 0 ? Optional.empty() : Optional.of("ems:" + (70_001 + at));
  }
}
