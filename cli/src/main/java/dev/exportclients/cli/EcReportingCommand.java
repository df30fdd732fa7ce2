package dev.exportclients.cli;

import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportRequest;
import dev.exportclients.ecreporting.StudyMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exportctl ecreporting}. */
@Command(name = "ecreporting", description = "Oracle Clinical One: reports")
final class EcReportingCommand {
  private final Shell shell;
  @Spec private CommandSpec spec;

  EcReportingCommand(Shell shell) {
    this.shell = shell;
  }

  @Command(name = "report", description = "Download the report of a job")
  void report(
      @Parameters(paramLabel = "JOB_ID", description = "The report's job") String jobId,
      @Option(
              names = "--mode",
              paramLabel = "MODE",
              description = "Of the study: test, active or training")
          @Nullable String mode,
      @Option(names = "--report-name", paramLabel = "NAME", description = "Name of the report")
          @Nullable String reportName,
      @Option(
              names = "--kickoff",
              paramLabel = "TEXT",
              description = "When the job was started, as the service writes it; sent verbatim")
          @Nullable String kickoff,
      @Option(
              names = "--study-id",
              paramLabel = "ID",
              description = "The study (default: a report of the whole tenant)")
          @Nullable String studyId,
      @Mixin FileOptions file) {
    Delivery delivery = shell.delivery(file, spec);
    ReportRequest.Builder request = ReportRequest.builder(jobId);
    if (mode != null) {
      request.mode(StudyMode.of(mode));
    }
    if (reportName != null) {
      request.reportName(reportName);
    }
    if (kickoff != null) {
      request.kickoff(kickoff);
    }
    if (studyId != null) {
      request.studyId(studyId);
    }
    try (EcReportingClient client = shell.clients().ecReporting(file.retryPolicy())) {
      delivery.checked().deliver(client.report(request.build()));
    }
  }
}
