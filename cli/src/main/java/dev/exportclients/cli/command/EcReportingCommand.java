package dev.exportclients.cli.command;

import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.cli.output.DownloadSource;
import dev.exportclients.ecreporting.ReportRequest;
import dev.exportclients.ecreporting.StudyMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exportctl ecreporting}. */
@Command(name = "ecreporting", description = "Oracle Clinical One: reports")
public final class EcReportingCommand {
  private final CommandContext context;
  @Spec private CommandSpec spec;

  public EcReportingCommand(CommandContext context) {
    this.context = context;
  }

  @Command(name = "report", description = "Download the reports of jobs")
  int report(
      @Parameters(paramLabel = "JOB_ID", arity = "1..*", description = "The reports' jobs")
          List<String> jobIds,
      @Option(
              names = "--mode",
              paramLabel = "MODE",
              completionCandidates = Modes.class,
              description = "Of the study: test, active or training (default: active)")
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
    Function<String, ReportRequest> request =
        jobId -> request(jobId, mode, reportName, kickoff, studyId);
    return context
        .deliveries(file, Duration.ZERO, spec)
        .of(
            jobIds,
            () ->
                DownloadSource.of(
                    context.clients().ecReporting(file.retryPolicy()),
                    (client, jobId) -> client.report(request.apply(jobId))));
  }

  private static ReportRequest request(
      String jobId,
      @Nullable String mode,
      @Nullable String reportName,
      @Nullable String kickoff,
      @Nullable String studyId) {
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
    return request.build();
  }

  /** For completion at a terminal. */
  static final class Modes extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Modes() {
      super(List.of("test", "active", "training"));
    }
  }
}
