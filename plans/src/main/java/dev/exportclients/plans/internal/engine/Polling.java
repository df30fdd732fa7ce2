package dev.exportclients.plans.internal.engine;

import java.time.Duration;

/** The pauses between two looks at something that is not there yet. Belongs to one thread. */
final class Polling {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final double GROWTH = 1.5;

  private final TaskContext context;
  private final Duration atMost;
  private final long begun;
  private Duration next = FIRST;

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
    next = Duration.ofMillis((long) Math.min(next.toMillis() * GROWTH, LONGEST.toMillis()));
    return true;
  }
}
