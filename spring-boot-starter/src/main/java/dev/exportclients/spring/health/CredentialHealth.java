package dev.exportclients.spring.health;

import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.UnauthenticatedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a check, kept for a while: probes come every few seconds, and a provider may lock
 * a key that it refused some times. One check goes on at a time; who asks meanwhile gets the
 * outcome before. Knows no Boot: ADR 14. Safe for threads.
 */
final class CredentialHealth {
  /** As long as a source of tokens remembers a refusal. */
  static final Duration REFUSAL_STANDS = Duration.ofMinutes(10);

  /**
   * @param failure what was wrong; null if the credentials were accepted
   */
  private record Outcome(@Nullable RuntimeException failure, long atNanos) {}

  private final CredentialCheck check;
  private final Duration timeToLive;
  private final LongSupplier nanoTime;
  private final ReentrantLock checking = new ReentrantLock();
  private volatile @Nullable Outcome last;

  CredentialHealth(CredentialCheck check, Duration timeToLive, LongSupplier nanoTime) {
    this.check = check;
    this.timeToLive = timeToLive;
    this.nanoTime = nanoTime;
  }

  /** Throws nothing; UNKNOWN while the first check goes on. */
  State now() {
    Outcome known = last;
    if ((known == null || isOver(known)) && checking.tryLock()) {
      try {
        known = last;
        if (known == null || isOver(known)) {
          known = new Outcome(failure().orElse(null), nanoTime.getAsLong());
          last = known;
        }
      } finally {
        checking.unlock();
      }
    }
    return known == null ? State.UNKNOWN : State.of(known.failure());
  }

  private boolean isOver(Outcome outcome) {
    Duration age = Duration.ofNanos(nanoTime.getAsLong() - outcome.atNanos());
    Duration stands =
        isRefusal(outcome.failure()) && timeToLive.compareTo(REFUSAL_STANDS) < 0
            ? REFUSAL_STANDS
            : timeToLive;
    return age.compareTo(stands) >= 0;
  }

  private static boolean isRefusal(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnauthenticatedException || cause instanceof PermissionDeniedException) {
        return true;
      }
    }
    return false;
  }

  private Optional<RuntimeException> failure() {
    try {
      check.check().run();
      return Optional.empty();
    } catch (RuntimeException failed) {
      return Optional.of(failed);
    }
  }

  /**
   * For an adapter to tell.
   *
   * @param status as Spring Boot calls it
   * @param details no secrets: a client's messages hold none
   */
  record State(String status, Map<String, String> details) {
    static final State UNKNOWN = new State("UNKNOWN", Map.of());

    static State of(@Nullable RuntimeException failure) {
      return failure == null
          ? new State("UP", Map.of())
          : new State(
              "DOWN",
              Map.of(
                  "error", failure.getClass().getSimpleName(),
                  "message", String.valueOf(failure.getMessage())));
    }
  }
}
