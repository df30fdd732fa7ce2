package dev.exportclients.ecreporting;

import dev.exportclients.core.Download;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.StartRequest;
import dev.exportclients.ecreporting.internal.EcReportingApi;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls about reports and their runs, over the generated ones.
 *
 * @param clock tells which runs began after a start
 */
record ReportCalls(ClientRuntime runtime, GeneratedApi<EcReportingApi> api, Clock clock) {

  List<Report> reports(ReportScope scope) {
    return runtime
        .get(
            "ecreporting.listReports",
            attempt -> api.of(attempt).listReports(scope.requiredStudy(), scope.mode().wireName()))
        .getResult()
        .stream()
        .map(report -> Report.of(report, runtime))
        .toList();
  }

  List<ReportField> fields(String reportId, ReportScope scope) {
    return ReportField.in(
        runtime
            .get(
                "ecreporting.showReport",
                attempt ->
                    api.of(attempt)
                        .showReport(scope.requiredStudy(), scope.mode().wireName(), reportId))
            .getResult(),
        runtime);
  }

  EcReportingRun start(ReportOrder order) {
    ReportScope scope = order.scope();
    LostStart lost = LostStart.now(order, clock);
    String jobId =
        runtime.start(
            new StartRequest<>(
                "ecreporting.createReport",
                order.ids(),
                attempt -> runtime.value(order.sentTo(api.of(attempt))).orElseThrow(),
                () ->
                    lost.candidates(list(scope, order.reportId())).stream()
                        .map(run -> run.jobId().orElseThrow())
                        .toList(),
                job -> EcReportingRun.handle(job, scope),
                "The list of the report's runs has it once it is finished: see whether it is there"
                    + " before you start another."));
    return new EcReportingRun(this, jobId, scope);
  }

  RunList list(ReportScope scope, @Nullable String reportId) {
    return new RunList(runtime, api, scope, reportId);
  }

  boolean isListed(String jobId, ReportScope scope) {
    return list(scope, null).has(jobId, page -> runtime.get(RunList.OPERATION, page));
  }

  Download file(ReportRequest report) {
    return file(report, false);
  }

  /** A job that is not listed is not ready, also for who does not wait. */
  Download file(EcReportingRun run) {
    ReportRequest.Builder request = ReportRequest.builder(run.jobId()).mode(run.scope().mode());
    run.scope().studyId().ifPresent(request::studyId);
    return file(request.build(), true);
  }

  private Download file(ReportRequest report, boolean isRun) {
    ReportScope scope =
        report
            .studyId()
            .map(id -> ReportScope.study(id, report.mode()))
            .orElseGet(() -> ReportScope.tenant(report.mode()));
    return runtime.download(
        new DownloadPlan(
            "ecreporting.downloadReport",
            report.ids(),
            "report-" + report.jobId(),
            "",
            new ReportFile(report, list(scope, null), isRun, api)));
  }
}
