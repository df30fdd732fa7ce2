package dev.exportclients.core.internal.retry;

import dev.exportclients.core.Sleeper;
import java.time.Duration;

/** How long something takes, whatever happens to the time of day meanwhile. */
final class Stopwatch {
  private final Sleeper time;
  private final long startedNanos;

  /** Starts at once. */
  Stopwatch(Sleeper time) {
    this.time = time;
    this.startedNanos = time.nanoTime();
  }

  Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - startedNanos);
  }
}
