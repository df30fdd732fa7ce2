package dev.exportclients.core.internal.provider;

import dev.exportclients.core.internal.errors.ExchangeFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time that an attempt has, from now on: for all of it, and for a poll that it may be. */
final class AttemptLimits {
  private final @Nullable Duration all;
  private final @Nullable Duration wait;
  private final long startedNanos = System.nanoTime();

  /** Null for no limit. */
  AttemptLimits(@Nullable Duration all, @Nullable Duration wait) {
    this.all = all;
    this.wait = wait;
  }

  @Nullable Duration leftOfAll() {
    return left(all);
  }

  @Nullable Duration leftOfWait() {
    return left(wait);
  }

  private @Nullable Duration left(@Nullable Duration duration) {
    return duration == null ? null : duration.minusNanos(System.nanoTime() - startedNanos);
  }

  /** Until the first of both; zero or less once that has passed. */
  long nanosLeft() {
    return Math.min(nanos(leftOfAll()), nanos(leftOfWait()));
  }

  private static long nanos(@Nullable Duration duration) {
    return duration == null ? Long.MAX_VALUE : TimeUnit.NANOSECONDS.convert(duration);
  }

  /** What it means that the first of both has passed. */
  ExchangeFailure late(String during, @Nullable Throwable cause) {
    return nanos(leftOfAll()) <= nanos(leftOfWait())
        ? ExchangeFailure.deadline(during, cause)
        : ExchangeFailure.waitOver(during, cause);
  }
}
