package dev.exportclients.metastudio;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.internal.provider.FileSource;
import dev.exportclients.core.internal.provider.FileState;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The result of a task that may not be finished. What MetaStudio responds with then is not
 * documented, nor are the words of a task's states: so the task is asked for, and unless it says
 * that it is finished, a refusal of its result means that it is not ready.
 */
record TaskFile(TaskCalls calls, String taskId) implements FileSource {

  @Override
  public FileState open(FileRequest request) {
    Task task = request.poll(TaskCalls.SHOW, attempt -> calls.show(attempt, taskId));
    return request.send(
        (attempt, headers) -> calls.result(attempt, taskId, headers),
        refused -> isOfNoResult(refused) ? notReady(task, refused) : Optional.empty());
  }

  /** Such a task, or its result, is not there: whatever the code that comes with a 400. */
  static boolean isOfNoResult(ApiException refused) {
    return refused instanceof InvalidRequestException
        || refused instanceof NotFoundException
        || refused.status() == 400 && refused instanceof ProviderUnavailableException;
  }

  private Optional<FileState.NotReady> notReady(Task task, ApiException refused) {
    if (calls.isFinished(task)) {
      return Optional.empty();
    }
    String said = task.status().orElse("none");
    return Optional.of(
        new FileState.NotReady(
            TaskCalls.SHOW + ": not ready yet, the state is " + said + ", and there is no result",
            TaskCalls.SHOW,
            said,
            Map.of("taskId", taskId),
            OptionalInt.of(refused.status())));
  }
}
