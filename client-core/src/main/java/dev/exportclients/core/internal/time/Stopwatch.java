package dev.exportclients.core.internal.time;

import dev.exportclients.core.Sleeper;
import java.time.Duration;

/** How long something takes, whatever happens to the time of day meanwhile. */
public final class Stopwatch {
  private final Sleeper time;
  private final long startedNanos;

  /** Starts at once. */
  public Stopwatch(Sleeper time) {
    this.time = time;
    this.startedNanos = time.nanoTime();
  }

  public Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - startedNanos);
  }
}
