package dev.exportclients.core.internal.provider;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds work that knows no limit of the call's, such as a user's token source: once the time is
 * over, its thread is interrupted. Work that heeds no interrupt ends when it ends.
 */
final class TimeLimit implements Runnable {
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final Thread worker = Thread.currentThread();
  private boolean isOver;
  private boolean hasFired;

  private TimeLimit() {}

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "export-clients-limits");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /**
   * @param nanos {@link Long#MAX_VALUE} for no limit
   * @param late what is thrown if the time was over, for what the work threw then, or null
   */
  static <T> T within(
      long nanos, Supplier<T> work, Function<@Nullable Throwable, RuntimeException> late) {
    if (nanos == Long.MAX_VALUE) {
      return work.get();
    }
    if (nanos <= 0) {
      throw late.apply(null);
    }
    TimeLimit limit = new TimeLimit();
    Future<?> alarm = TIMER.schedule(limit, nanos, TimeUnit.NANOSECONDS);
    try {
      return work.get();
    } catch (RuntimeException failure) {
      throw limit.end() ? late.apply(failure) : failure;
    } finally {
      alarm.cancel(false);
      if (limit.end()) {
        // The interrupt was ours, and nobody else's business.
        Thread.interrupted();
      }
    }
  }

  @Override
  public synchronized void run() {
    if (!isOver) {
      hasFired = true;
      worker.interrupt();
    }
  }

  /** No interrupt comes any more; whether one has come. */
  private synchronized boolean end() {
    isOver = true;
    return hasFired;
  }
}
