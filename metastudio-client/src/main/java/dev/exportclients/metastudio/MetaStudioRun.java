package dev.exportclients.metastudio;

import dev.exportclients.core.Download;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.provider.HandleForm;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.core.run.RunStatus;
import java.util.List;
import java.util.Map;

/** A task, whatever started it. */
record MetaStudioRun(TaskCalls calls, String taskId) implements ExportRun {
  private static final HandleForm FORM =
      new HandleForm("metastudio", "metastudio:be0821bdf8d04949bf4c9852fa87c590", 1);

  MetaStudioRun {
    Arguments.id(taskId, "task id");
  }

  static MetaStudioRun of(TaskCalls calls, RunHandle handle) {
    FORM.check(handle);
    return new MetaStudioRun(calls, handle.ids().get(0));
  }

  @Override
  public RunHandle handle() {
    return RunHandle.of(FORM.provider(), List.of(taskId), Map.of());
  }

  @Override
  public RunStatus status() {
    return calls.status(taskId);
  }

  @Override
  public Download download() {
    return calls.download(taskId, new TaskFile(calls, taskId));
  }

  @Override
  public String toString() {
    return handle().toString();
  }
}
