package dev.exportclients.core.exception;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Too many requests: 429, after the retries it was due. */
public final class RateLimitedException extends ApiException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * For a client's use, and for tests.
   *
   * @param status 429, or that of a response whose code says the same
   * @param operation such as {@code webadmit.listExports}
   * @param error what the provider said
   * @param advice what to do; null if nothing is known
   * @param retryAfter by the response's {@code Retry-After}; null without one
   */
  public RateLimitedException(
      int status,
      String operation,
      ProviderError error,
      @Nullable String advice,
      @Nullable Duration retryAfter) {
    super(status, operation, error, advice);
    this.retryAfter = retryAfter;
  }

  /**
   * {@return how long the server asks to stay away, counted from its response; empty if it did not}
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
