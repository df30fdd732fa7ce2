package dev.exportclients.core;

import java.time.Duration;

/** Pauses the calling thread, and tells how much time has passed; replaced in tests. */
@FunctionalInterface
public interface Sleeper {
  /** Really sleeps. */
  Sleeper SYSTEM = duration -> Thread.sleep(duration.toMillis());

  /**
   * Pauses, and returns no earlier than it should, unless it is interrupted.
   *
   * @param duration zero or more
   * @throws InterruptedException if the thread is interrupted; it ends the call that paused
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * The time by which all durations are measured, such as deadlines, waits and speeds: nanoseconds
   * from any start, which nobody sets back or forward as they do the time of day. A sleeper that
   * only pretends to sleep lets as much pass here as it was asked to.
   *
   * @return nanoseconds from any start; only differences mean something
   */
  default long nanoTime() {
    return System.nanoTime();
  }
}
