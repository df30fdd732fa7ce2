package dev.exportclients.cli.output;

import dev.exportclients.metastudio.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Tasks of MetaStudio, for people and as JSON. */
public final class TaskTable {
  private static final List<String> HEADER =
      List.of("TASK_ID", "RESOURCE", "NAME", "STATUS", "BEGUN", "ENDED", "TOTAL", "OK", "FAILED");

  private TaskTable() {}

  public static void show(Console console, List<Task> tasks) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    tasks.forEach(task -> rows.add(row(task)));
    console.table(rows);
  }

  private static List<String> row(Task task) {
    return List.of(
        text(task.id()),
        text(task.resource()),
        text(task.name()),
        text(task.status()),
        time(task.beganAt(), task.beginTime()),
        time(task.endedAt(), task.endTime()),
        text(task.totalCount()),
        text(task.successCount()),
        text(task.failureCount()));
  }

  public static Map<String, Object> json(Task task) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("task_id", task.id().orElse(null));
    json.put("resource", task.resource().orElse(null));
    json.put("task_name", task.name().orElse(null));
    json.put("task_type", task.type().orElse(null));
    json.put("task_status", task.status().orElse(null));
    json.put("begin_time", task.beginTime().orElse(null));
    json.put("end_time", task.endTime().orElse(null));
    json.put("total_count", number(task.totalCount()));
    json.put("success_count", number(task.successCount()));
    json.put("failure_count", number(task.failureCount()));
    json.put("operator", task.operator().orElse(null));
    json.put("user_id", task.userId().orElse(null));
    json.put("finished", task.isFinished());
    return json;
  }

  private static String text(Optional<String> value) {
    return value.orElse("-");
  }

  private static String text(OptionalInt count) {
    return count.isPresent() ? String.valueOf(count.getAsInt()) : "-";
  }

  private static @Nullable Object number(OptionalInt count) {
    return count.isPresent() ? count.getAsInt() : null;
  }

  private static String time(Optional<Instant> time, Optional<String> asSent) {
    return time.map(Instant::toString).or(() -> asSent).orElse("-");
  }
}
