package dev.exportclients.metastudio;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.internal.provider.FileSource;
import feign.Response;
import java.util.Map;

/**
 * The result of a task that may not be finished. What MetaStudio answers then is not documented,
 * nor are the words of a task's states: so the task is asked for, and unless it says that it is
 * finished, a refusal of its result means that it is not ready.
 */
record TaskFile(TaskCalls calls, String taskId) implements FileSource {

  @Override
  public Response open(FileRequest request) {
    Task task = request.poll(TaskCalls.SHOW, attempt -> calls.show(attempt, taskId));
    try {
      return request.send((attempt, headers) -> calls.result(attempt, taskId, headers));
    } catch (InvalidRequestException | NotFoundException refused) {
      if (calls.isFinished(task)) {
        throw refused;
      }
      throw notReady(task, refused);
    }
  }

  private NotReadyException notReady(Task task, ApiException refused) {
    String said = task.status().orElse("none");
    return new NotReadyException(
        TaskCalls.SHOW + ": not ready yet, the state is " + said + ", and there is no result",
        TaskCalls.SHOW,
        said,
        Map.of("taskId", taskId),
        refused.status());
  }
}
