package dev.exportclients.ems;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.exception.ExpiredException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.internal.provider.HandleForm;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.core.run.RunStatus;
import dev.exportclients.core.run.RunStatus.Phase;
import java.util.List;
import java.util.Map;

/** A results export. EMS has no call for its state: the file is asked for, and left unread. */
record ResultsRun(EmsClient client, long datasetId) implements ExportRun {
  private static final HandleForm FORM = new HandleForm("ems", "ems:1234", 1);

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
}
