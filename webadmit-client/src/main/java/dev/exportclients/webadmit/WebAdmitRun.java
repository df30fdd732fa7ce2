package dev.exportclients.webadmit;

import dev.exportclients.core.Download;
import dev.exportclients.core.internal.provider.HandleForm;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.core.run.RunStatus;
import java.util.List;
import java.util.Map;

record WebAdmitRun(WebAdmitClient client, long exportId, long fileId) implements ExportRun {
  private static final HandleForm FORM = new HandleForm("webadmit", "webadmit:86446/74780", 2);

  static WebAdmitRun of(WebAdmitClient client, RunHandle handle) {
    FORM.check(handle);
    return new WebAdmitRun(client, FORM.number(handle, 0), FORM.number(handle, 1));
  }

  static WebAdmitRun of(WebAdmitClient client, ExportFile file) {
    return new WebAdmitRun(client, file.exportId(), file.id());
  }

  static RunHandle handle(long exportId, long fileId) {
    return RunHandle.of(FORM.provider(), List.of("" + exportId, "" + fileId), Map.of());
  }

  @Override
  public RunHandle handle() {
    return handle(exportId, fileId);
  }

  @Override
  public RunStatus status() {
    ExportFile file = client.status(exportId, fileId);
    return RunStatus.of(file.state().phase(), file.status());
  }

  @Override
  public Download download() {
    return client.download(exportId, fileId);
  }

  @Override
  public String toString() {
    return handle().toString();
  }
}
