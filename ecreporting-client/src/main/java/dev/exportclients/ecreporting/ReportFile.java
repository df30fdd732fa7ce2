package dev.exportclients.ecreporting;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.FileSource;
import dev.exportclients.core.internal.provider.FileState;
import feign.Response;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/**
 * The file of a job. Whoever waits for it waits for the job to be listed; Oracle does not say what
 * the download of one that is not finished responds with.
 */
final class ReportFile implements FileSource {
  private final String jobId;
  private final Map<String, String> ids;
  private final RunList list;
  private final boolean isRun;
  private final BiFunction<Attempt, Map<String, Object>, Response> download;
  private volatile boolean wasListed;

  /**
   * @param isRun whether a job that is not listed is not finished, also for who does not wait
   */
  ReportFile(
      String jobId,
      Map<String, String> ids,
      RunList list,
      boolean isRun,
      BiFunction<Attempt, Map<String, Object>, Response> download) {
    this.jobId = jobId;
    this.ids = ids;
    this.list = list;
    this.isRun = isRun;
    this.download = download;
  }

  @Override
  public FileState open(FileRequest request) {
    boolean waits = request.waits();
    if ((isRun || waits) && !wasListed) {
      wasListed = list.has(jobId, page -> request.poll(RunList.OPERATION, page));
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
        download, refused -> waits && isOfNoFile(refused) ? notYet(refused) : Optional.empty());
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
