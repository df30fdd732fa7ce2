package dev.exportclients.sandbox.internal.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests that came to one origin. Safe for threads. */
final class RequestLog {
  private static final int REMEMBERED = 20_000;

  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();

  synchronized void add(ReceivedRequest request) {
    requests.addLast(request);
    if (requests.size() > REMEMBERED) {
      requests.removeFirst();
    }
  }

  synchronized List<ReceivedRequest> snapshot() {
    return List.copyOf(requests);
  }

  synchronized void clear() {
    requests.clear();
  }
}
