package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How one download behaves. Defaults: no waiting, resume on, no overwriting, no listener.
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
      new DownloadOptions(Duration.ZERO, true, false, (bytes, total) -> {});

  private final Duration waitAtMost;
  private final boolean resume;
  private final boolean overwrite;
  private final ProgressListener onProgress;

  private DownloadOptions(
      Duration waitAtMost, boolean resume, boolean overwrite, ProgressListener onProgress) {
    this.waitAtMost = waitAtMost;
    this.resume = resume;
    this.overwrite = overwrite;
    this.onProgress = onProgress;
  }

  public static DownloadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * How long to wait for an export that is not ready yet, counted from the first poll. It bounds
   * polls and the pauses between them, never the transfer. Default zero: not ready is an error.
   */
  public DownloadOptions waitAtMost(Duration duration) {
    if (requireNonNull(duration, "waitAtMost").isNegative()) {
      throw new IllegalArgumentException("waitAtMost must not be negative: " + duration);
    }
    return new DownloadOptions(duration, resume, overwrite, onProgress);
  }

  /** Told of progress, on the downloading thread. */
  public DownloadOptions onProgress(ProgressListener listener) {
    return new DownloadOptions(
        waitAtMost, resume, overwrite, requireNonNull(listener, "onProgress"));
  }

  /** Whether to continue parts: after a break, and those an earlier call left. Default true. */
  public DownloadOptions resume(boolean enabled) {
    return new DownloadOptions(waitAtMost, enabled, overwrite, onProgress);
  }

  /** Whether {@code saveTo} may replace an existing file. Default false. */
  public DownloadOptions overwrite(boolean allowed) {
    return new DownloadOptions(waitAtMost, resume, allowed, onProgress);
  }

  public Duration waitAtMost() {
    return waitAtMost;
  }

  public boolean resume() {
    return resume;
  }

  public boolean overwrite() {
    return overwrite;
  }

  public ProgressListener onProgress() {
    return onProgress;
  }
}
