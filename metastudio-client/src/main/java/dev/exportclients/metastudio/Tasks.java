package dev.exportclients.metastudio;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.metastudio.internal.TaskDto;
import dev.exportclients.metastudio.internal.TasksDto;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tasks that MetaStudio listed. Its documentation has no way to ask for more of them: narrow the
 * question if the list is not {@link #isComplete complete}.
 *
 * @param tasks in the provider's order
 * @param count how many there are, listed or not, by our reading of the provider's number
 */
public record Tasks(List<Task> tasks, OptionalInt count) {
  /**
   * Copies the list.
   *
   * @param tasks in the provider's order
   * @param count how many there are; empty if the provider did not say
   */
  public Tasks {
    tasks = List.copyOf(tasks);
  }

  static Tasks of(TasksDto dto, ClientRuntime runtime) {
    Integer count = dto.getCount();
    return new Tasks(
        listed(dto).stream().map(task -> Task.of(task, runtime)).toList(),
        count == null ? OptionalInt.empty() : OptionalInt.of(count));
  }

  /** {@return whether all that there are are listed; true if the provider did not say how many} */
  public boolean isComplete() {
    return count.orElse(0) <= tasks.size();
  }

  private static List<TaskDto> listed(TasksDto dto) {
    return dto.getData() == null ? List.of() : dto.getData();
  }
}
