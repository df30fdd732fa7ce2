package dev.exportclients.plans.internal.engine;

import java.time.Duration;

/**
 * With a provider that is down or not reached, after the client's own retries: some pauses that
 * grow, or as long as it asks for. Belongs to one thread.
 */
final class Patience {
  private static final int PAUSES = 5;
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  private int pauses;

  /**
   * {@return how long to pause before it is tried again}
   *
   * @throws RuntimeException the failure, if it is not worth another try
   */
  Duration after(RuntimeException failure) {
    if (!Failures.isTransient(failure) || pauses == PAUSES) {
      throw failure;
    }
    Duration grown = FIRST.multipliedBy(1L << pauses++);
    Duration pause = Failures.retryAfter(failure).orElse(grown);
    if (pause.compareTo(LONGEST) > 0) {
      throw failure;
    }
    return pause;
  }

  /** It goes on. */
  void restored() {
    pauses = 0;
  }
}
