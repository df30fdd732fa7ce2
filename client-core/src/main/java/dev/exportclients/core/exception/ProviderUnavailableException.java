package dev.exportclients.core.exception;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider is down or broken: 5xx, after the retries it was due. */
public final class ProviderUnavailableException extends ApiException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  public ProviderUnavailableException(
      int status,
      String operation,
      ProviderError error,
      @Nullable String advice,
      @Nullable Duration retryAfter) {
    super(status, operation, error, advice);
    this.retryAfter = retryAfter;
  }

  /** How long the server asks to stay away, counted from its response. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
