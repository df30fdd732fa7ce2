package dev.exportclients.cli;

import dev.exportclients.core.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only while somebody sleeps. */
public final class FakeTime extends Clock implements Sleeper {
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private Duration slept = Duration.ZERO;
  private boolean interrupting;
  private long looks;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** As if nobody slept. */
  public synchronized void pass(Duration duration) {
    now = now.plus(duration);
    slept = slept.plus(duration);
  }

  /** Somebody sets the clock; no time passes. */
  public synchronized void set(Duration difference) {
    now = now.plus(difference);
  }

  /** From now on whoever sleeps is interrupted. */
  public synchronized void interruptSleepers() {
    interrupting = true;
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (interrupting) {
      throw new InterruptedException();
    }
    pass(duration);
  }

  public synchronized Duration slept() {
    return slept;
  }

  /** Each look takes a nanosecond, or a deadline of so little would never pass. */
  @Override
  public synchronized long nanoTime() {
    return slept().toNanos() + looks++;
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
