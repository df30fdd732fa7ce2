package dev.exportclients.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that only pauses move, and the sleeper that moves it; the time of day can be set. */
public final class FakeTime extends Clock implements Sleeper {
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private volatile long nanos = Long.MAX_VALUE - 1_000_000;
  private volatile boolean interrupting;

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted() || interrupting) {
      throw new InterruptedException();
    }
    pauses.add(duration);
    advance(duration);
  }

  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
    nanos += duration.toNanos();
  }

  /** Somebody sets the clock, forward or back; no time passes. */
  public synchronized void set(Duration difference) {
    now = now.plus(difference);
  }

  /** From now on whoever pauses is interrupted. */
  public void interruptSleepers() {
    interrupting = true;
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  public List<Duration> pauses() {
    return pauses;
  }

  /** All pauses together. */
  public Duration slept() {
    return pauses.stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
