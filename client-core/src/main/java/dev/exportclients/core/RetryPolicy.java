package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.time.Duration;

/**
 * When a request that failed for a transient reason is sent again: after connection faults, 429,
 * 500, 502, 503 and 504. What starts a run is repeated only if it never left, for want of a
 * connection.
 *
 * <pre>{@code
 * ClientSettings settings = ClientSettings.builder()
 *     .retryPolicy(RetryPolicy.defaults().withRetries(8))
 *     .build();
 * }</pre>
 *
 * <p>The pause before retry n is random between zero and {@code min(maxPause, basePause *
 * 2^(n-1))}, or what the server's {@code Retry-After} says. A server that asks for more than {@code
 * maxRetryAfter} gets no retry. A download that made progress of 64 KiB starts counting anew.
 *
 * @param retries how often at most; zero means a single request; default 4
 * @param basePause default 0.5 s
 * @param maxPause default 20 s
 * @param maxRetryAfter default 60 s
 */
public record RetryPolicy(
    int retries, Duration basePause, Duration maxPause, Duration maxRetryAfter) {
  private static final RetryPolicy DEFAULTS =
      new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofSeconds(60));

  /**
   * Checks the policy.
   *
   * @param retries zero or more
   * @param basePause zero or more
   * @param maxPause zero or more
   * @param maxRetryAfter zero or more; zero means that no {@code Retry-After} is waited for
   * @throws IllegalArgumentException if one is negative
   */
  public RetryPolicy {
    if (retries < 0) {
      throw new RefusedArgumentException("retries", "must not be negative: " + retries);
    }
    if (requireNonNull(basePause, "basePause").isNegative()
        || requireNonNull(maxPause, "maxPause").isNegative()
        || requireNonNull(maxRetryAfter, "maxRetryAfter").isNegative()) {
      throw new RefusedArgumentException("pauses", "must not be negative");
    }
  }

  /**
   * {@return 4 retries, after pauses that grow from 0.5 s to 20 s, or up to 60 s if the server
   * asks}
   */
  public static RetryPolicy defaults() {
    return DEFAULTS;
  }

  /** {@return no retry at all: each failure is final} */
  public static RetryPolicy none() {
    return DEFAULTS.withRetries(0);
  }

  /**
   * {@return a copy with another number of retries and the same pauses}
   *
   * @param count how often at most; zero means a single request
   * @throws IllegalArgumentException if it is negative
   */
  public RetryPolicy withRetries(int count) {
    return new RetryPolicy(count, basePause, maxPause, maxRetryAfter);
  }
}
