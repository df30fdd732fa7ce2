package dev.exportclients.core.internal.provider;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a credential that locks after a few refusals from being refused more than once. Until the
 * server has accepted it, one call at a time may use it, and the others wait for what becomes of
 * that; once it was refused, nobody may until {@link #reset}. Safe for threads.
 */
public final class CredentialProbe {
  private final Clock clock;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Attempt probing;
  private boolean accepted;
  private @Nullable Refusal refusal;

  /**
   * @param clock tells when a refusal was
   * @param patience how long a call waits for another's probe that gets no response
   */
  public CredentialProbe(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Returns when this call may use the credential. Waits within the call's limits and until an
   * interrupt.
   *
   * @throws UnauthenticatedException if it was refused
   */
  public void enter(Attempt attempt) {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      throw ExchangeFailure.interrupted(interrupted);
    }
    try {
      long left = patience.toNanos();
      while (!mayUse(attempt)) {
        left = await(attempt, left);
      }
      probing = accepted ? probing : attempt;
    } finally {
      lock.unlock();
    }
  }

  private boolean mayUse(Attempt attempt) {
    Refusal known = refusal;
    if (known != null) {
      throw known.of(attempt.operation);
    }
    return accepted || probing == null || probing == attempt;
  }

  private long await(Attempt attempt, long patienceLeft) {
    long callLeft = attempt.nanosLeft();
    if (callLeft <= 0) {
      throw attempt.late(null);
    }
    if (patienceLeft <= 0) {
      throw new ExchangeFailure(
          ExchangeFailure.Kind.TRANSIENT,
          "another call is trying the access key, and has no response yet",
          null);
    }
    long most = Math.min(patienceLeft, callLeft);
    try {
      return patienceLeft - (most - changed.awaitNanos(most));
    } catch (InterruptedException interrupted) {
      throw ExchangeFailure.interrupted(interrupted);
    }
  }

  /** The call has its verdict, or none: the next one may go. */
  public void leave(Attempt attempt) {
    locked(
        () -> {
          if (probing == attempt) {
            probing = null;
          }
        });
  }

  /** From now on all may use it at once. */
  public void accepted() {
    locked(() -> accepted = refusal == null);
  }

  /** One at a time again: what was accepted before need not be now. */
  public void doubted() {
    locked(() -> accepted = false);
  }

  /** From now on nobody may use it. */
  public void refused(UnauthenticatedException why) {
    locked(
        () -> {
          accepted = false;
          if (refusal == null) {
            refusal = new Refusal(clock.instant().truncatedTo(ChronoUnit.SECONDS), why);
          }
        });
  }

  public boolean isRefused() {
    lock.lock();
    try {
      return refusal != null;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets a refusal. */
  public void reset() {
    locked(() -> refusal = null);
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** When and why. */
  private record Refusal(Instant at, ApiException why) {
    UnauthenticatedException of(String operation) {
      ProviderError said = why.error();
      String message =
          "not sent; the access key was refused at "
              + at
              + said.message().map(text -> " (" + text + ")").orElse("")
              + ", and a few more wrong signatures would lock it";
      return new UnauthenticatedException(
          why.status(),
          operation,
          said.withMessage(message),
          "Check the access key and its secret, then make another client, or call forgetRefusal()");
    }
  }
}
