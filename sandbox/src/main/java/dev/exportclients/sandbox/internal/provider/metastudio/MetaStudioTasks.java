package dev.exportclients.sandbox.internal.provider.metastudio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.sandbox.internal.deployment.ProviderSettings;
import dev.exportclients.sandbox.internal.store.Recent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MetaStudio's tasks that were started here; each question for one brings it on. */
final class MetaStudioTasks {
  /** What a task was started with, and what it comes to. */
  record Order(String kind, String resource, String businessId, int successes, int failures) {
    int total() {
      return successes + failures;
    }
  }

  /** One task. */
  static final class Task {
    final String id;
    final Order order;
    final long begunAt;
    private long endedAt;
    private int polls;

    private Task(String id, Order order, long begunAt) {
      this.id = id;
      this.order = order;
      this.begunAt = begunAt;
    }
  }

  private final ProviderSettings settings;
  private final Map<String, Task> started = new Recent<>();
  private final Map<String, Boolean> deleted = new Recent<>();
  private long next = 1;

  MetaStudioTasks(ProviderSettings settings) {
    this.settings = settings;
  }

  /** Its id looks like the provider's, and like no number that asks for something. */
  synchronized Task start(Order order, long now) {
    Task task = new Task("5a4db0%026x".formatted(next++), order, now);
    started.put(task.id, task);
    return task;
  }

  private static boolean isStartedHere(String id) {
    return id.startsWith("5a4db0") && id.length() == 32;
  }

  /** Deleted, or never started. Of ids made elsewhere any is a task, until it is deleted. */
  synchronized boolean isGone(String id) {
    return !started.containsKey(id) && (isStartedHere(id) || deleted.containsKey(id));
  }

  synchronized Optional<Task> find(String id) {
    return Optional.ofNullable(started.get(id));
  }

  /** How it is now. */
  synchronized ObjectNode poll(Task task, long now) {
    task.polls++;
    if (task.polls > settings.pollsUntilReady() && task.endedAt == 0) {
      task.endedAt = now;
    }
    return json(task);
  }

  synchronized boolean isFinished(Task task) {
    return task.endedAt != 0 || settings.pollsUntilReady() == 0;
  }

  synchronized void delete(String id) {
    started.remove(id);
    deleted.put(id, true);
  }

  /** Those of the resources, of all if there are none, that began in that time. */
  synchronized List<ObjectNode> list(
      List<String> resources, Optional<String> businessId, long from, long to) {
    return started.values().stream()
        .filter(task -> resources.isEmpty() || resources.contains(task.order.resource()))
        .filter(task -> businessId.filter(id -> !id.equals(task.order.businessId())).isEmpty())
        .filter(task -> task.begunAt >= from && task.begunAt <= to)
        .map(MetaStudioTasks::json)
        .toList();
  }

  private static ObjectNode json(Task task) {
    Order order = task.order;
    boolean over = task.endedAt != 0;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("resource", order.resource());
    json.put("task_name", order.kind() + " " + order.resource());
    json.put("begin_time", task.begunAt);
    if (over) {
      json.put("end_time", task.endedAt);
    }
    json.put("task_type", order.kind().equals("import") ? 0 : 1);
    json.put("operator", "ada");
    json.put("total_count", order.total());
    json.put("success_count", over ? order.successes() : 0);
    json.put("failure_count", over ? order.failures() : 0);
    json.put("task_status", over ? 2 : 1);
    json.put("task_id", task.id);
    json.put("user_id", "0a1b2c3d4e5f60718293a4b5c6d7e8f9");
    return json;
  }

  synchronized void reset() {
    started.clear();
    deleted.clear();
    next = 1;
  }
}
