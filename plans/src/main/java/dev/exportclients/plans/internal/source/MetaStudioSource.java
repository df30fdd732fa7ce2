package dev.exportclients.plans.internal.source;

import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.Task;
import dev.exportclients.metastudio.TaskQuery;
import dev.exportclients.metastudio.Tasks;
import dev.exportclients.plans.ExportSource.MetaStudioExport;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** MetaStudio lists tasks from their beginning; a list that is not whole proves nothing. */
record MetaStudioSource(MetaStudioClient metaStudio, MetaStudioExport what)
    implements StartedSource {
  @Override
  public String key() {
    return StartKey.of(what);
  }

  @Override
  public ExportRun start() {
    return what.business()
        .map(business -> metaStudio.export(what.resource(), business))
        .orElseGet(() -> metaStudio.export(what.resource()));
  }

  @Override
  public ExportRun run(RunHandle handle) {
    return metaStudio.run(handle);
  }

  @Override
  public Finding find(LostStart lost) {
    TaskQuery ofResource = TaskQuery.all().resource(what.resource()).since(lost.since());
    Tasks listed = metaStudio.tasks(what.business().map(ofResource::businessId).orElse(ofResource));
    List<RunHandle> since =
        listed.tasks().stream()
            .filter(task -> mayBe(task, lost))
            .flatMap(task -> task.id().stream())
            .map(id -> RunHandle.of("metastudio", List.of(id), Map.of()))
            .filter(handle -> !lost.isOwned().test(handle))
            .toList();
    if (since.size() > 1) {
      return new Finding.Unknown(
          "MetaStudio lists "
              + since.size()
              + " tasks that may be it: "
              + since.stream().map(RunHandle::toString).collect(Collectors.joining(", ")));
    }
    if (!listed.isComplete()) {
      return new Finding.Unknown("MetaStudio does not list all its tasks of that time");
    }
    return since.isEmpty()
        ? new Finding.NotStarted()
        : new Finding.Found(metaStudio.run(since.get(0)));
  }

  /** What it does not tell of itself is taken to fit. */
  private boolean mayBe(Task task, LostStart lost) {
    return task.resource().filter(other -> !other.equals(what.resource())).isEmpty()
        && task.beganAt().filter(began -> !lost.mayHaveBegunAt(began)).isEmpty()
        && task.endedAt().filter(ended -> ended.isBefore(lost.since())).isEmpty();
  }
}
