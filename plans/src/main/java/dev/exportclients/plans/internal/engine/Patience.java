package dev.exportclients.plans.internal.engine;

import dev.exportclients.plans.internal.policy.Failures;
import dev.exportclients.plans.internal.policy.Timing;
import java.time.Duration;

/**
 * With a provider that is down or not reached, after the client's own retries: some pauses that
 * grow, or as long as it asks for. Belongs to one thread.
 */
final class Patience {
  private int pauses;

  /**
   * {@return how long to pause before it is tried again}
   *
   * @throws RuntimeException the failure, if it is not worth another try
   */
  Duration after(RuntimeException failure) {
    if (!Failures.isTransient(failure) || pauses == Timing.PAUSES) {
      throw failure;
    }
    Duration grown = Timing.FIRST_PAUSE.multipliedBy(1L << pauses++);
    Duration pause = Failures.retryAfter(failure).orElse(grown);
    if (pause.compareTo(Timing.LONGEST_PAUSE) > 0) {
      throw failure;
    }
    return pause;
  }

  /** It goes on. */
  void restored() {
    pauses = 0;
  }
}
