package dev.exportclients.core.internal.time;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.Sleeper;
import dev.exportclients.core.exception.TransferException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The deadline of one call, and the pauses in it: whoever pauses has asked {@link #allows}. */
public final class DeadlineSleeper {
  private final String operation;
  private final Sleeper sleeper;
  private final Stopwatch watch;
  private final @Nullable Duration deadline;

  public DeadlineSleeper(String operation, ClientSettings settings) {
    this(operation, settings, DownloadOptions.defaults());
  }

  /** By the shorter of the client's deadline and the download's own. */
  public DeadlineSleeper(String operation, ClientSettings settings, DownloadOptions options) {
    this.operation = operation;
    this.sleeper = settings.sleeper();
    this.watch = new Stopwatch(sleeper);
    this.deadline = shorter(settings.deadline().orElse(null), options.deadline().orElse(null));
  }

  private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) < 0 ? one : other;
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

  /** Whether the pause ends before the deadline. */
  public boolean allows(Duration pause) {
    Duration left = left();
    return left == null || pause.compareTo(left) < 0;
  }

  /** Carries out a pause that was decided on; throws at an interrupt. Null is no pause. */
  public void sleep(@Nullable Duration pause) {
    if (pause == null) {
      return;
    }
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransferException(operation + ": interrupted", operation, interrupted);
    }
  }
}
