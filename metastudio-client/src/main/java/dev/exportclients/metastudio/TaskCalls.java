package dev.exportclients.metastudio;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.FileSource;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.StartRequest;
import dev.exportclients.core.internal.provider.UploadFile;
import dev.exportclients.core.run.RunStatus;
import dev.exportclients.core.run.RunStatus.Phase;
import dev.exportclients.metastudio.internal.MetaStudioApi;
import feign.Response;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The calls about tasks, over the generated ones.
 *
 * @param finished what the caller knows of states that are not published
 */
record TaskCalls(
    ClientRuntime runtime,
    GeneratedApi<MetaStudioApi> api,
    String projectId,
    Predicate<Task> finished) {
  static final String SHOW = "metastudio.showTask";
  static final String RESULT = "metastudio.downloadResult";

  private static final String EXPORT = "metastudio.exportResource";
  private static final String IMPORT = "metastudio.importResource";
  private static final String TEMPLATE = "metastudio.downloadTemplate";
  private static final String DELETE = "metastudio.deleteTask";
  private static final String LIST = "metastudio.listTasks";

  /** By which the service's clock may be ahead of ours. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  Task show(Attempt attempt, String taskId) {
    return Task.of(api.of(attempt).showTask(projectId, taskId), runtime);
  }

  Task show(String taskId) {
    return runtime.get(SHOW, attempt -> show(attempt, taskId));
  }

  /**
   * Asks for its result, too, unless it says that it is finished. Since no word of a state is
   * published, each is unknown; a task without one goes on.
   */
  RunStatus status(String taskId) {
    Task task = show(taskId);
    Phase unfinished = task.status().isPresent() ? Phase.UNKNOWN : Phase.RUNNING;
    boolean ready = isFinished(task) || hasResult(taskId);
    return RunStatus.of(ready ? Phase.READY : unfinished, task.status().orElse(null));
  }

  private boolean hasResult(String taskId) {
    try {
      download(taskId).read(content -> true, DownloadOptions.defaults());
      return true;
    } catch (ApiException refused) {
      if (TaskFile.isOfNoResult(refused)) {
        return false;
      }
      throw refused;
    }
  }

  Download download(String taskId) {
    return download(
        taskId, request -> request.send((attempt, headers) -> result(attempt, taskId, headers)));
  }

  Download download(String taskId, FileSource source) {
    Map<String, String> ids = Map.of("projectId", projectId, "taskId", taskId);
    return runtime.download(new DownloadPlan(RESULT, ids, taskId, "", source));
  }

  Download template(String resource) {
    return runtime.download(
        new DownloadPlan(
            TEMPLATE,
            Map.of("projectId", projectId, "resource", resource),
            resource + "-template",
            "",
            request ->
                request.send(
                    (attempt, headers) ->
                        api.of(attempt).downloadTemplate(projectId, resource, headers))));
  }

  void delete(String taskId) {
    runtime.get(
        DELETE,
        attempt -> {
          api.of(attempt).deleteTask(projectId, taskId);
          return taskId;
        });
  }

  Response result(Attempt attempt, String taskId, Map<String, Object> headers) {
    return api.of(attempt).downloadResult(projectId, taskId, headers);
  }

  boolean isFinished(Task task) {
    return task.isFinished() || finished.test(task);
  }

  Tasks list(TaskQuery query) {
    return runtime.get(
        LIST,
        attempt ->
            Tasks.of(
                api.of(attempt)
                    .listTasks(
                        projectId,
                        query.resources().isEmpty() ? null : query.resources(),
                        query.businessId().orElse(null),
                        millis(query.since()),
                        millis(query.until())),
                runtime));
  }

  private static @Nullable String millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).map(String::valueOf).orElse(null);
  }

  MetaStudioRun export(String resource, Optional<String> businessId, Clock clock) {
    Arguments.id(resource, "resource");
    return start(
        EXPORT,
        resource,
        businessId,
        clock,
        attempt ->
            api.of(attempt)
                .exportResource(projectId, resource, businessId.orElse(null))
                .getValue());
  }

  MetaStudioRun importFile(String resource, Optional<String> businessId, Path file, Clock clock) {
    Arguments.id(resource, "resource");
    UploadFile.requireUsable(requireNonNull(file, "file"));
    return start(
        IMPORT,
        resource,
        businessId,
        clock,
        attempt ->
            api.of(attempt)
                .importResource(projectId, resource, businessId.orElse(null), file)
                .getValue());
  }

  private MetaStudioRun start(
      String operation,
      String resource,
      Optional<String> businessId,
      Clock clock,
      Function<Attempt, String> send) {
    Instant now = clock.instant();
    Map<String, String> ids = new TreeMap<>(Map.of("projectId", projectId, "resource", resource));
    businessId.ifPresent(id -> ids.put("businessId", id));
    return runtime.start(
        new StartRequest<>(
            operation,
            ids,
            attempt -> new MetaStudioRun(this, send.apply(attempt)),
            () -> candidates(resource, businessId, now.minus(TOLERANCE), clock),
            MetaStudioRun::handle,
            "Look for it among the resource's tasks before you start another."));
  }

  /**
   * Those that began since then, by their own word and the service's. Of a list that is not
   * complete, one alone proves nothing.
   */
  private List<MetaStudioRun> candidates(
      String resource, Optional<String> businessId, Instant since, Clock clock) {
    Tasks listed =
        list(new TaskQuery(List.of(resource), businessId, Optional.of(since), Optional.empty()));
    Instant until = clock.instant().plus(TOLERANCE);
    List<MetaStudioRun> candidates =
        listed.tasks().stream()
            .filter(task -> task.resource().filter(other -> !other.equals(resource)).isEmpty())
            .filter(task -> task.beganAt().filter(began -> began.isBefore(since)).isEmpty())
            .filter(task -> task.beganAt().filter(began -> began.isAfter(until)).isEmpty())
            .filter(task -> task.endedAt().filter(ended -> ended.isBefore(since)).isEmpty())
            .flatMap(task -> task.id().stream())
            .map(id -> new MetaStudioRun(this, id))
            .toList();
    return listed.isComplete() || candidates.size() != 1 ? candidates : List.of();
  }
}
