package dev.exportclients.metastudio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock with a correction, which may come from any thread. */
final class SkewedClock extends Clock {
  private final Clock base;
  private volatile Duration offset = Duration.ZERO;

  SkewedClock(Clock base) {
    this.base = base;
  }

  /** From now on agrees with a server, give or take the time its response took. */
  void follow(Instant serverDate) {
    offset = Duration.between(base.instant(), serverDate);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
