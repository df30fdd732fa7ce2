package dev.exportclients.ems;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.exception.ExpiredException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.HandleForm;
import dev.exportclients.core.internal.provider.StartRequest;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.core.run.RunStatus;
import dev.exportclients.core.run.RunStatus.Phase;
import dev.exportclients.ems.internal.EmsApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A results export. EMS has no call for its state: the file is asked for, and left unread. */
record ResultsRun(EmsClient client, long datasetId) implements ExportRun {
  /** That of the file. */
  static final String OPERATION = "ems.exportResults";

  private static final HandleForm FORM = new HandleForm("ems", "ems:1234", 1);

  /** The vendor says to allow a start several minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * @param chosen null if nobody has
   * @param usual that of all other calls
   */
  static Duration startIdleTimeout(@Nullable Duration chosen, Duration usual) {
    if (chosen != null) {
      return chosen;
    }
    return usual.compareTo(PATIENCE) > 0 ? usual : PATIENCE;
  }

  /**
   * @param idleTimeout the longest silence before the response
   */
  static StartRequest<Long> start(
      GeneratedApi<EmsApi> api, long experimentId, Duration idleTimeout) {
    return new StartRequest<>(
        "ems.startResults",
        Map.of("experimentId", Long.toString(experimentId)),
        attempt -> {
          attempt.idleTimeout = idleTimeout;
          return DatasetId.in(api.of(attempt).startResults(experimentId)).orElseThrow();
        },
        List::of,
        ResultsRun::handle,
        "EMS has no way to find it: look in EMS whether the experiment is being exported,"
            + " before you start it again.");
  }

  static ResultsRun of(EmsClient client, RunHandle handle) {
    FORM.check(handle);
    return new ResultsRun(client, FORM.number(handle, 0));
  }

  static RunHandle handle(long datasetId) {
    return RunHandle.of(FORM.provider(), List.of("" + datasetId), Map.of());
  }

  @Override
  public RunHandle handle() {
    return handle(datasetId);
  }

  @Override
  public RunStatus status() {
    try {
      download().read(file -> 0, DownloadOptions.defaults());
      return RunStatus.of(Phase.READY, null);
    } catch (NotReadyException running) {
      return RunStatus.of(Phase.RUNNING, null);
    } catch (ExpiredException expired) {
      return RunStatus.of(Phase.EXPIRED, expired.error().message().map(client::shown).orElse(null));
    }
  }

  @Override
  public Download download() {
    return client.results(datasetId);
  }

  @Override
  public String toString() {
    return handle().toString();
  }

  static DownloadPlan file(GeneratedApi<EmsApi> api, long datasetId) {
    return new DownloadPlan(
        OPERATION,
        Map.of("datasetId", Long.toString(datasetId)),
        "results-" + datasetId,
        ".csv",
        request ->
            request.send((attempt, headers) -> api.of(attempt).exportResults(datasetId, headers)));
  }
}
