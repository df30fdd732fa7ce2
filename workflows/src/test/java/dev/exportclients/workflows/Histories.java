package dev.exportclients.workflows;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The histories of workflows, and of those that they begin. */
final class Histories {
  /** Its workflow's id, and what the engine keeps of it. */
  record Named(String id, History history) {
    byte[] bytes() {
      return history.toByteArray();
    }

    /** As {@code WorkflowReplayer} reads it, with some text in it replaced. */
    String json(UnaryOperator<String> replaced) {
      return new WorkflowExecutionHistory(Histories.replaced(history, replaced), id).toJson(true);
    }
  }

  private Histories() {}

  static List<Named> of(WorkflowClient client, String id) {
    Map<String, Named> found = new LinkedHashMap<>();
    add(client, WorkflowExecution.newBuilder().setWorkflowId(id).build(), found);
    return List.copyOf(found.values());
  }

  /** {@return those of one workflow, the last first} */
  static List<History> ofOnly(WorkflowClient client, String id) {
    List<History> found = new ArrayList<>();
    String run = "";
    do {
      History history = client.fetchHistory(id, run).getHistory();
      found.add(history);
      run =
          history
              .getEvents(0)
              .getWorkflowExecutionStartedEventAttributes()
              .getContinuedExecutionRunId();
    } while (!run.isEmpty());
    return found;
  }

  static Collection<Long> begunInEachTask(History history) {
    return history.getEventsList().stream()
        .filter(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
        .map(HistoryEvent::getStartChildWorkflowExecutionInitiatedEventAttributes)
        .collect(
            Collectors.groupingBy(
                begun -> begun.getWorkflowTaskCompletedEventId(), Collectors.counting()))
        .values();
  }

  private static void add(
      WorkflowClient client, WorkflowExecution execution, Map<String, Named> found) {
    String id = execution.getWorkflowId();
    History history = client.fetchHistory(id, execution.getRunId()).getHistory();
    found.put(id + " " + execution.getRunId(), new Named(id, history));
    for (HistoryEvent event : history.getEventsList()) {
      if (event.hasChildWorkflowExecutionStartedEventAttributes()) {
        WorkflowExecution child =
            event.getChildWorkflowExecutionStartedEventAttributes().getWorkflowExecution();
        // Its last history, which names those before.
        add(client, child.toBuilder().clearRunId().build(), found);
      }
      String before =
          event.getWorkflowExecutionStartedEventAttributes().getContinuedExecutionRunId();
      if (!before.isEmpty()) {
        add(client, execution.toBuilder().setRunId(before).build(), found);
      }
    }
  }

  private static <T extends Message> T replaced(T message, UnaryOperator<String> text) {
    Message.Builder builder = message.toBuilder();
    if (builder instanceof Payload.Builder payload) {
      payload.setData(ByteString.copyFromUtf8(text.apply(payload.getData().toStringUtf8())));
      return same(payload.build());
    }
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      builder.setField(field.getKey(), replacedValue(field.getValue(), text));
    }
    return same(builder.build());
  }

  private static Object replacedValue(Object value, UnaryOperator<String> text) {
    if (value instanceof Message message) {
      return replaced(message, text);
    }
    if (value instanceof Collection<?> several) {
      List<Object> all = new ArrayList<>();
      several.forEach(one -> all.add(replacedValue(one, text)));
      return all;
    }
    return value instanceof String plain ? text.apply(plain) : value;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Message> T same(Message message) {
    return (T) message;
  }
}
