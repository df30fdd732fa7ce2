package dev.exportclients.core;

import java.time.Duration;

/** Pauses the calling thread; replaced in tests. */
@FunctionalInterface
public interface Sleeper {
  /** Really sleeps. */
  Sleeper SYSTEM = duration -> Thread.sleep(duration.toMillis());

  void sleep(Duration duration) throws InterruptedException;
}
