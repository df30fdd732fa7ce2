package dev.exportclients.cli.temporal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** All that the server keeps of a workflow and of those below it. */
record RealHistories(List<History> histories) {
  static RealHistories of(WorkflowClient client, String id) {
    List<History> found = new ArrayList<>();
    add(client, WorkflowExecution.newBuilder().setWorkflowId(id).build(), found);
    return new RealHistories(found);
  }

  private static void add(WorkflowClient client, WorkflowExecution one, List<History> found) {
    History history = client.fetchHistory(one.getWorkflowId(), one.getRunId()).getHistory();
    found.add(history);
    for (HistoryEvent event : history.getEventsList()) {
      if (event.hasChildWorkflowExecutionStartedEventAttributes()) {
        add(
            client,
            event.getChildWorkflowExecutionStartedEventAttributes().getWorkflowExecution(),
            found);
      }
    }
  }

  int count() {
    return histories.size();
  }

  int events() {
    return histories.stream().mapToInt(History::getEventsCount).sum();
  }

  long bytes() {
    return histories.stream().mapToLong(History::getSerializedSize).sum();
  }

  /** {@return those that are in a history, as they are, percent-encoded or within some base64} */
  List<String> leaks(List<String> secrets) {
    String all =
        String.join(
            "\n", histories.stream().map(h -> new String(h.toByteArray(), ISO_8859_1)).toList());
    return secrets.stream()
        .filter(secret -> forms(secret).stream().anyMatch(all::contains))
        .toList();
  }

  private static List<String> forms(String secret) {
    List<String> forms = new ArrayList<>(List.of(secret, URLEncoder.encode(secret, ISO_8859_1)));
    for (int before = 0; before < 3; before++) {
      byte[] bytes = ("x".repeat(before) + secret).getBytes(ISO_8859_1);
      forms.add(
          Base64.getEncoder()
              .encodeToString(bytes)
              .substring(before == 0 ? 0 : 4, bytes.length / 3 * 4));
    }
    return forms;
  }
}
