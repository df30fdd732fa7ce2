package dev.exportclients.ecreporting;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.FileSource;
import dev.exportclients.core.internal.provider.FileState;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.ecreporting.internal.EcReportingApi;
import feign.Response;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The file of a job. Whoever waits for it waits for the job to be listed; Oracle does not say what
 * the download of one that is not finished responds with.
 */
final class ReportFile implements FileSource {
  private final ReportRequest report;
  private final Map<String, String> ids;
  private final RunList list;
  private final boolean isRun;
  private final GeneratedApi<EcReportingApi> api;
  private volatile boolean wasListed;

  /**
   * @param isRun whether a job that is not listed is not finished, also for who does not wait
   */
  ReportFile(ReportRequest report, RunList list, boolean isRun, GeneratedApi<EcReportingApi> api) {
    this.report = report;
    this.ids = report.ids();
    this.list = list;
    this.isRun = isRun;
    this.api = api;
  }

  @Override
  public FileState open(FileRequest request) {
    boolean waits = request.waits();
    if ((isRun || waits) && !wasListed) {
      wasListed = list.has(report.jobId(), page -> request.poll(RunList.OPERATION, page));
      if (!wasListed) {
        return new FileState.NotReady(
            RunList.OPERATION + ": not ready yet, the job is not listed",
            RunList.OPERATION,
            "not listed",
            ids,
            OptionalInt.empty());
      }
    }
    return request.send(
        this::download,
        refused -> waits && isOfNoFile(refused) ? notYet(refused) : Optional.empty());
  }

  private Response download(Attempt attempt, Map<String, Object> headers) {
    return api.of(attempt)
        .downloadReport(
            report.jobId(),
            report.mode().wireName(),
            report.reportName().orElse(null),
            report.kickoff().orElse(null),
            report.studyId().orElse(null),
            headers);
  }

  private static boolean isOfNoFile(ApiException refused) {
    return refused instanceof NotFoundException || refused instanceof InvalidRequestException;
  }

  private Optional<FileState.NotReady> notYet(ApiException refused) {
    return Optional.of(
        new FileState.NotReady(
            String.valueOf(refused.getMessage()),
            refused.operation(),
            "listed",
            ids,
            OptionalInt.of(refused.status())));
  }
}
