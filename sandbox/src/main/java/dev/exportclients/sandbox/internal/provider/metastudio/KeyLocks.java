package dev.exportclients.sandbox.internal.provider.metastudio;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Locks an access key for five minutes after five wrong signatures in a row. Thread-safe. */
final class KeyLocks {
  private static final int MOST_REFUSALS = 5;
  private static final Duration LOCKED = Duration.ofMinutes(5);

  private final Map<String, Integer> refusals = new HashMap<>();
  private final Map<String, Instant> until = new HashMap<>();

  synchronized boolean isLocked(String accessKey, Instant now) {
    Instant end = until.get(accessKey);
    return end != null && now.isBefore(end);
  }

  synchronized void tried(String accessKey, boolean holds, Instant now) {
    if (holds) {
      refusals.remove(accessKey);
    } else if (refusals.merge(accessKey, 1, Integer::sum) >= MOST_REFUSALS) {
      refusals.remove(accessKey);
      until.put(accessKey, now.plus(LOCKED));
    }
  }

  synchronized void reset() {
    refusals.clear();
    until.clear();
  }
}
