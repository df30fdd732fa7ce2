package dev.exportclients.core.internal.retry;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when one operation's GETs are sent again. The one place that decides it; belongs to
 * one call.
 */
public final class Retries {
  /** With less between two failures, a server that trickles would be asked for ever. */
  private static final long ENOUGH = 64 * 1024;

  /** Others may go on making tokens that void this call's. */
  private static final int MAX_RECOVERIES = 10;

  private final String operation;
  private final RetryPolicy policy;
  private final Authorizer authorizer;
  private final ExchangeListener listener;
  private final DeadlineSleeper pauses;
  private int used;
  private long progress;
  private int recoveries;

  public Retries(
      String operation, ClientSettings settings, Authorizer authorizer, DeadlineSleeper pauses) {
    this.operation = operation;
    this.policy = settings.retryPolicy();
    this.authorizer = authorizer;
    this.listener = settings.listener();
    this.pauses = pauses;
  }

  /**
   * Bytes came that were never there before.
   *
   * @return whether it is enough of them for what fails next to be a new failure
   */
  public boolean progressed(long bytes) {
    progress += bytes;
    boolean enough = progress >= ENOUGH;
    if (enough) {
      reset();
    }
    return enough;
  }

  /** What fails next is a new failure. */
  public void reset() {
    progress = 0;
    used = 0;
    recoveries = 0;
  }

  /**
   * Returns when it is time for another attempt; else throws the failure as users know it.
   *
   * @param most the longest pause that makes sense; null for no limit
   */
  public void pauseOrThrow(RuntimeException failure, Attempt call, @Nullable Duration most) {
    if (failure instanceof UnauthenticatedException && recover(failure, call)) {
      return;
    }
    Duration asked = retryAfter(failure);
    boolean tooLong = asked != null && asked.compareTo(policy.maxRetryAfter()) > 0;
    if (used >= policy.retries() || tooLong || !isTransient(failure)) {
      throw ExchangeFailure.publicly(failure, operation);
    }
    used++;
    Duration pause = asked == null ? backoff() : asked;
    if (most != null && pause.compareTo(most) >= 0) {
      throw ExchangeFailure.publicly(failure, operation);
    }
    tell(failure, used, pause);
    pauses.sleep(pause, () -> failure);
  }

  /** Tells of one more attempt that follows without a pause and counts for none. */
  public void atOnce(RuntimeException failure) {
    tell(failure, used + 1, Duration.ZERO);
  }

  private void tell(RuntimeException failure, int retry, Duration pause) {
    int status = ExchangeFailure.statusOf(failure);
    Listeners.tell(
        listener,
        heard ->
            heard.onRetry(
                new ExchangeListener.Retry(
                    operation,
                    retry,
                    status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                    pause,
                    Optional.ofNullable(failure.getMessage()))));
  }

  /** A token may be stale, a clock wrong. */
  private boolean recover(RuntimeException failure, Attempt call) {
    return call.sent != null
        && recoveries < MAX_RECOVERIES
        && authorizer.recover(call.outcome(failure), recoveries++);
  }

  public static boolean isTransient(RuntimeException failure) {
    if (failure instanceof ProviderUnavailableException down) {
      // A provider's code may say "internal error" under a 4xx.
      return down.status() < 500 || ExchangeFailure.TRANSIENT_STATUSES.contains(down.status());
    }
    return failure instanceof RateLimitedException
        || failure instanceof ExchangeFailure fault && fault.isTransient();
  }

  private static @Nullable Duration retryAfter(RuntimeException failure) {
    if (failure instanceof RateLimitedException limited) {
      return limited.retryAfter().orElse(null);
    }
    if (failure instanceof ProviderUnavailableException down) {
      return down.retryAfter().orElse(null);
    }
    return failure instanceof ExchangeFailure fault ? fault.retryAfter() : null;
  }

  /** Full jitter. */
  private Duration backoff() {
    long ceiling =
        Math.min(
            policy.maxPause().toMillis(), policy.basePause().toMillis() << Math.min(used - 1, 20));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling + 1));
  }
}
