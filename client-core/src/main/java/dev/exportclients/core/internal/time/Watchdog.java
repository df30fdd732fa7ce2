package dev.exportclients.core.internal.time;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cancels requests that take too long (ADR 5), from a thread of its own that starts when first
 * needed.
 */
public final class Watchdog implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "export-clients-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  private final Set<Limit> running = ConcurrentHashMap.newKeySet();

  public Watchdog() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /**
   * A null duration is no limit; one that has passed cancels at once. What begins after the close
   * is cancelled at once.
   */
  public Limit cancelAfter(@Nullable Duration duration, Runnable cancel) {
    Limit limit = new Limit(cancel);
    running.add(limit);
    try {
      if (duration != null && (duration.isNegative() || duration.isZero())) {
        limit.fire();
      } else if (duration != null) {
        long nanos = TimeUnit.NANOSECONDS.convert(duration);
        limit.timer = timer.schedule(limit::fire, nanos, TimeUnit.NANOSECONDS);
      }
    } catch (RejectedExecutionException closed) {
      // As without a limit.
    }
    if (timer.isShutdown()) {
      cancel.run();
    }
    return limit;
  }

  /** Cancels what is running, whether it has a limit or not. */
  @Override
  public void close() {
    timer.shutdownNow();
    running.forEach(limit -> limit.cancel.run());
  }

  public final class Limit {
    private final Runnable cancel;
    private volatile boolean fired;
    private @Nullable Future<?> timer;

    private Limit(Runnable cancel) {
      this.cancel = cancel;
    }

    private void fire() {
      fired = true;
      cancel.run();
    }

    public boolean fired() {
      return fired;
    }

    public void lift() {
      running.remove(this);
      if (timer != null) {
        timer.cancel(false);
      }
    }
  }
}
