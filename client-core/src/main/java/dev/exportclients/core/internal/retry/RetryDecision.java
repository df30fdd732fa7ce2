package dev.exportclients.core.internal.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What follows an attempt that failed, or a poll of an export that is not ready. */
public sealed interface RetryDecision {
  RetryDecision AT_ONCE = new TryAgain(null);

  /** Before the next attempt, and within the deadline; null for none. */
  default @Nullable Duration pause() {
    return null;
  }

  /** Another attempt, after the pause. */
  record TryAgain(@Nullable Duration pause) implements RetryDecision {}

  /** No other attempt. The reason is an exception that users know. */
  record GiveUp(RuntimeException reason) implements RetryDecision {}
}
