package dev.exportclients.plans.internal.rate;

import dev.exportclients.core.Sleeper;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When the next request to a provider may go out. Safe for threads. */
public final class Pace {
  /** A rate of less than one a second is whole in so many. */
  private static final int SECONDS = 1000;

  private final Sleeper sleeper;
  private final Bucket bucket;

  /** By the sleeper's time. */
  private final AtomicLong silentUntil;

  public Pace(Limits limits, Sleeper sleeper) {
    this.sleeper = sleeper;
    this.silentUntil = new AtomicLong(sleeper.nanoTime());
    this.bucket =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(limits.burst())
                        .refillGreedy(
                            Math.max(1, Math.round(limits.requestsPerSecond() * SECONDS)),
                            Duration.ofSeconds(SECONDS)))
            .withCustomTimePrecision(new SleepersTime(sleeper, sleeper.nanoTime()))
            .build();
  }

  /** Returns when it is the turn of one more. */
  public void await() throws InterruptedException {
    sleep(bucket.consumeIgnoringRateLimits(1));
    for (long left = silence(); left > 0; left = silence()) {
      sleep(left);
    }
  }

  /** From now on, none for so long; what was said before for longer still holds. */
  public void silence(Duration duration) {
    long until = sleeper.nanoTime() + duration.toNanos();
    silentUntil.updateAndGet(before -> until - before > 0 ? until : before);
  }

  private long silence() {
    return silentUntil.get() - sleeper.nanoTime();
  }

  private void sleep(long nanos) throws InterruptedException {
    if (nanos > 0) {
      sleeper.sleep(Duration.ofNanos(nanos));
    }
  }

  /** From zero on: the sleeper's time may begin just below the largest number. */
  private record SleepersTime(Sleeper sleeper, long begun) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return sleeper.nanoTime() - begun;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
