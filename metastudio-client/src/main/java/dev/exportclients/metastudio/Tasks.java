package dev.exportclients.metastudio;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.metastudio.internal.TasksDto;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tasks that MetaStudio listed. Its documentation has no way to ask for more of them: narrow the
 * question if the list is not {@link #isComplete complete}.
 *
 * @param tasks in the provider's order
 * @param count how many there are by the provider's word, listed or not
 */
public record Tasks(List<Task> tasks, OptionalInt count) {
  public Tasks {
    tasks = List.copyOf(tasks);
  }

  static Tasks of(TasksDto dto, ClientRuntime runtime) {
    Integer count = dto.getCount();
    return new Tasks(
        dto.getData().stream().map(task -> Task.of(task, runtime)).toList(),
        count == null ? OptionalInt.empty() : OptionalInt.of(count));
  }

  /** Whether all that there are are listed. */
  public boolean isComplete() {
    return count.orElse(0) <= tasks.size();
  }
}
