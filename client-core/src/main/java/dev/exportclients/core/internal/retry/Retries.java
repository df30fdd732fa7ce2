package dev.exportclients.core.internal.retry;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.errors.Transience;
import dev.exportclients.core.internal.hook.CallReport;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.time.DeadlineSleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when a request is sent again after a failure: counts the retries of one call, and
 * paces them. What costs none of them is decided elsewhere: another link in {@code Recovery}, the
 * file without a range in {@code RangePolicy}, a dead connection in {@code FreshConnectionExec}.
 * ADR 9 has the whole list. Belongs to one call.
 */
public final class Retries {
  /** With less between two failures, a server that trickles would be asked for ever. */
  private static final long ENOUGH = 64 * 1024;

  /**
   * Most 401s in a row after which the credentials may differ. Where a new token voids the old one,
   * another program that signs in as the same user can void this call's each time.
   */
  private static final int MAX_RECOVERIES = 10;

  private final CallReport call;
  private final String operation;
  private final RetryPolicy policy;
  private final Authorizer authorizer;
  private final DeadlineSleeper deadline;
  private int used;
  private long progress;
  private int recoveries;

  public Retries(
      CallReport call, ClientSettings settings, Authorizer authorizer, DeadlineSleeper deadline) {
    this.call = call;
    this.operation = call.operation();
    this.policy = settings.retryPolicy();
    this.authorizer = authorizer;
    this.deadline = deadline;
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
   * What follows a failed attempt.
   *
   * @param most the longest pause that makes sense; null for no limit
   */
  public RetryDecision after(RuntimeException failure, Attempt attempt, @Nullable Duration most) {
    if (failure instanceof UnauthenticatedException && recovers(failure, attempt)) {
      return RetryDecision.AT_ONCE;
    }
    Duration asked = Transience.retryAfter(failure);
    boolean tooLong = asked != null && asked.compareTo(policy.maxRetryAfter()) > 0;
    if (used >= policy.retries() || tooLong || !Transience.of(failure)) {
      return giveUp(failure);
    }
    used++;
    Duration pause = asked == null ? backoff() : asked;
    if (most != null && pause.compareTo(most) >= 0 || !deadline.allows(pause)) {
      return giveUp(failure);
    }
    tell(failure, used, pause);
    return new RetryDecision.TryAgain(pause);
  }

  private RetryDecision giveUp(RuntimeException failure) {
    return new RetryDecision.GiveUp(ExchangeFailure.publicly(failure, operation));
  }

  /** Tells the listener of one more attempt, which follows without a pause and counts for none. */
  public void tellUncounted(RuntimeException failure) {
    tell(failure, used + 1, Duration.ZERO);
  }

  private void tell(RuntimeException failure, int retry, Duration pause) {
    call.retries(
        new ExchangeListener.Retry(
            operation,
            retry,
            ExchangeFailure.statusOf(failure),
            pause,
            Optional.ofNullable(failure.getMessage())));
  }

  /**
   * Whether the next attempt says something else: a token may be stale, a clock wrong.
   *
   * @throws TransferException if the deadline passes, or an interrupt comes, before that is known
   */
  public boolean recovers(RuntimeException failure, Attempt attempt) {
    if (!attempt.isSigned() || recoveries >= MAX_RECOVERIES) {
      return false;
    }
    try {
      return authorizer.recover(attempt.outcome(failure), recoveries++);
    } catch (ExchangeFailure outOfTime) {
      throw outOfTime.toPublic(operation);
    }
  }

  /** Full jitter. */
  private Duration backoff() {
    long ceiling =
        Math.min(
            policy.maxPause().toMillis(), policy.basePause().toMillis() << Math.min(used - 1, 20));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling + 1));
  }
}
