package dev.exportclients.cli.command;

import static java.util.Objects.requireNonNull;

import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.cli.options.OrderOptions;
import dev.exportclients.cli.options.StudyOptions;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.cli.options.WaitOptions;
import dev.exportclients.cli.output.Delivery;
import dev.exportclients.cli.output.DownloadSource;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportOrder;
import dev.exportclients.ecreporting.ReportRequest;
import dev.exportclients.ecreporting.ReportRun;
import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exportctl ecreporting}. */
@Command(
    name = "ecreporting",
    description = "Oracle Clinical One: reports and the jobs that make them",
    addMethodSubcommands = false)
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
              completionCandidates = StudyOptions.Modes.class,
              description = "Of the study: ${COMPLETION-CANDIDATES} (default: active)")
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
        .deliverAll(
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

  @Command(name = "reports", description = "List the reports that can be started")
  void reports(
      @Option(
              names = "--study-id",
              paramLabel = "ID",
              description = "The study (default: reports of the whole tenant)")
          @Nullable String studyId,
      @Option(
              names = "--mode",
              paramLabel = "MODE",
              completionCandidates = StudyOptions.Modes.class,
              description = "Of the study: ${COMPLETION-CANDIDATES} (default: active)")
          @Nullable String mode) {
    ReportScope scope = StudyOptions.scope(studyId, mode == null ? "active" : mode);
    try (EcReportingClient client = client()) {
      EcReportingLists.reports(context.console(), client.reports(scope));
    }
  }

  @Command(name = "fields", description = "List the fields that a report has")
  void fields(
      @Parameters(paramLabel = "REPORT_ID", description = "The report") String reportId,
      @Mixin StudyOptions study) {
    ReportScope scope = study.scope();
    UsageException.checked(() -> Arguments.id(reportId, "REPORT_ID"));
    try (EcReportingClient client = client()) {
      EcReportingLists.fields(context.console(), client.fields(reportId, scope));
    }
  }

  @Command(name = "runs", description = "List the runs whose files are ready")
  void runs(
      @Option(
              names = "--report-id",
              paramLabel = "ID",
              description = "Those of this report (default: of all)")
          @Nullable String reportId,
      @Mixin StudyOptions study) {
    ReportScope scope = study.scope();
    try (EcReportingClient client = client();
        Stream<ReportRun> runs =
            UsageException.checked(
                () -> reportId == null ? client.runs(scope) : client.runs(scope, reportId))) {
      EcReportingLists.runs(context.console(), runs, scope);
    }
  }

  @Command(name = "start", description = "Start a job that makes a report, and print its handle")
  void start(
      @Parameters(paramLabel = "REPORT_ID", description = "The report") String reportId,
      @Mixin StudyOptions study,
      @Mixin OrderOptions options) {
    ReportOrder order = options.order(reportId, study.scope(), context.io().folder());
    try (EcReportingClient client = client()) {
      started(client, order, spec("start")).tell();
    }
  }

  @Command(name = "run", description = "Start a job, wait, and download its report")
  void run(
      @Parameters(paramLabel = "REPORT_ID", description = "The report") String reportId,
      @Mixin StudyOptions study,
      @Mixin OrderOptions options,
      @Mixin FileOptions file,
      @Mixin WaitOptions wait) {
    Delivery delivery = context.delivery(file, wait.atMost(), spec);
    ReportOrder order = options.order(reportId, study.scope(), context.io().folder());
    try (EcReportingClient client = context.clients().ecReporting(file.retryPolicy())) {
      if (delivery.checked().skipsTaken(Map.of("report_id", reportId))) {
        return;
      }
      started(client, order, spec("run")).deliver(delivery, file, spec("run"));
    }
  }

  private EcReportingClient client() {
    return context.clients().ecReporting(RetryPolicy.defaults());
  }

  private CommandSpec spec(String command) {
    return requireNonNull(spec.subcommands().get(command)).getCommandSpec();
  }

  private StartedRun started(EcReportingClient client, ReportOrder order, CommandSpec command) {
    context.deadline().requireTimeFor("ecreporting.createReport");
    List<String> listing = new ArrayList<>(List.of("ecreporting", "runs"));
    order.scope().studyId().ifPresent(id -> listing.addAll(List.of("--study-id", id)));
    listing.addAll(List.of("--mode", order.scope().mode().name().toLowerCase(Locale.ROOT)));
    listing.addAll(List.of("--report-id", order.reportId()));
    ExportRun run =
        StartedRun.orListedBy(() -> client.start(order), command, listing.toArray(String[]::new));
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("report_id", order.reportId());
    ids.put("job_id", run.handle().ids().get(0));
    order.scope().studyId().ifPresent(id -> ids.put("study_id", id));
    ids.put("mode", run.handle().parameters().get("mode"));
    return new StartedRun(context, run, ids);
  }
}
