package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one download behaves. Defaults: no waiting, no deadline of its own, resume on, no
 * overwriting, no listener.
 *
 * <pre>{@code
 * DownloadOptions options = DownloadOptions.defaults()
 *     .waitAtMost(Duration.ofMinutes(30))
 *     .overwrite(true);
 * }</pre>
 *
 * <p>Immutable; each method returns a changed copy.
 */
public final class DownloadOptions {
  private static final DownloadOptions DEFAULTS =
      new DownloadOptions(Duration.ZERO, null, true, false, (bytes, total) -> {});

  private final Duration waitAtMost;
  private final @Nullable Duration deadline;
  private final boolean resume;
  private final boolean overwrite;
  private final ProgressListener onProgress;

  private DownloadOptions(
      Duration waitAtMost,
      @Nullable Duration deadline,
      boolean resume,
      boolean overwrite,
      ProgressListener onProgress) {
    this.waitAtMost = waitAtMost;
    this.deadline = deadline;
    this.resume = resume;
    this.overwrite = overwrite;
    this.onProgress = onProgress;
  }

  /** {@return no waiting, no deadline of its own, resume on, no overwriting, no listener} */
  public static DownloadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * How long to wait for an export that is not ready yet, counted from the first poll. It bounds
   * polls and the pauses between them, never the transfer. Default zero: not ready is an error.
   *
   * @param duration zero or more
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public DownloadOptions waitAtMost(Duration duration) {
    if (requireNonNull(duration, "waitAtMost").isNegative()) {
      throw new RefusedArgumentException("waitAtMost", "must not be negative: " + duration);
    }
    return new DownloadOptions(duration, deadline, resume, overwrite, onProgress);
  }

  /**
   * The longest time for this download as a whole, from the call that carries it out to its return:
   * waits, retries and the transfer included. The shorter counts of this and the client's own
   * ({@link ClientSettings.Builder#deadline(Duration)}). When it has passed, the download fails as
   * any other does: with the failure that it would have tried again after, or with {@code
   * TransferException}. Default: only the client's own.
   *
   * @param duration more than zero
   * @return a changed copy
   * @throws IllegalArgumentException if it is zero or negative
   */
  public DownloadOptions deadline(Duration duration) {
    return new DownloadOptions(
        waitAtMost, Arguments.positive(duration, "deadline"), resume, overwrite, onProgress);
  }

  /**
   * Told of progress, on the downloading thread. Default: nobody.
   *
   * @param listener replaces the one before
   * @return a changed copy
   */
  public DownloadOptions onProgress(ProgressListener listener) {
    return new DownloadOptions(
        waitAtMost, deadline, resume, overwrite, requireNonNull(listener, "onProgress"));
  }

  /**
   * Whether to continue parts: after a break, and those an earlier call left. Default true.
   *
   * @param enabled false to begin anew after each break, and to use no earlier part
   * @return a changed copy
   */
  public DownloadOptions resume(boolean enabled) {
    return new DownloadOptions(waitAtMost, deadline, enabled, overwrite, onProgress);
  }

  /**
   * Whether {@code saveTo} and {@code saveInto} may replace an existing file. Default false.
   *
   * @param allowed true to replace it, in one step, once the new file is complete
   * @return a changed copy
   */
  public DownloadOptions overwrite(boolean allowed) {
    return new DownloadOptions(waitAtMost, deadline, resume, allowed, onProgress);
  }

  /** {@return how long to wait for an export that is not ready; zero for not at all} */
  public Duration waitAtMost() {
    return waitAtMost;
  }

  /**
   * {@return the longest time for the download as a whole; empty if only the client's own counts}
   */
  public Optional<Duration> deadline() {
    return Optional.ofNullable(deadline);
  }

  /** {@return whether parts are continued} */
  public boolean resume() {
    return resume;
  }

  /** {@return whether an existing file may be replaced} */
  public boolean overwrite() {
    return overwrite;
  }

  /** {@return who is told of progress; one that does nothing by default, never null} */
  public ProgressListener onProgress() {
    return onProgress;
  }
}
