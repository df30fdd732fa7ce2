package dev.exportclients.core.internal.retry;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Sleeper;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sleeps within the deadline of one call. */
public final class DeadlineSleeper {
  private final String operation;
  private final Sleeper sleeper;
  private final Stopwatch watch;
  private final @Nullable Duration deadline;

  public DeadlineSleeper(String operation, ClientSettings settings) {
    this.operation = operation;
    this.sleeper = settings.sleeper();
    this.watch = new Stopwatch(sleeper);
    this.deadline = settings.deadline().orElse(null);
  }

  /** What is left of the deadline; null without one. */
  public @Nullable Duration left() {
    return deadline == null ? null : deadline.minus(watch.elapsed());
  }

  /** For work that no request bounds: throws at an interrupt, and once the deadline has passed. */
  public void requireTime() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TransferException(operation + ": interrupted", operation, null);
    }
    Duration left = left();
    if (left != null && (left.isZero() || left.isNegative())) {
      throw new TransferException(operation + ": the deadline passed", operation, null);
    }
  }

  /** Throws the reason at once, as users know it, when the deadline would pass in the pause. */
  void sleep(Duration pause, Supplier<? extends RuntimeException> reason) {
    Duration left = left();
    if (left != null && pause.compareTo(left) >= 0) {
      throw ExchangeFailure.publicly(reason.get(), operation);
    }
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransferException(operation + ": interrupted", operation, interrupted);
    }
  }
}
