package dev.exportclients.plans.internal.engine;

import dev.exportclients.plans.internal.policy.Timing;
import java.time.Duration;

/** The pauses between two looks at something that is not there yet. Belongs to one thread. */
final class Polling {
  private final TaskContext context;
  private final Duration atMost;
  private final long begun;
  private Duration next = Timing.FIRST_LOOK;

  Polling(TaskContext context, Duration atMost) {
    this.context = context;
    this.atMost = atMost;
    this.begun = context.nanoTime();
  }

  /** {@return false if the time is over} */
  boolean pause() {
    Duration left = atMost.minusNanos(context.nanoTime() - begun);
    if (left.isNegative() || left.isZero()) {
      return false;
    }
    context.pause(left.compareTo(next) < 0 ? left : next);
    next = Timing.afterLook(next);
    return true;
  }
}
