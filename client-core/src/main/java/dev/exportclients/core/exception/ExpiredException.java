package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** It was there and is gone: 410. The message says what the provider advises. */
public final class ExpiredException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * For a client's use, and for tests.
   *
   * @param status 410, or that of a response whose code says the same
   * @param operation such as {@code ems.exportResults}
   * @param error what the provider said
   * @param advice how to get a new one; null if nothing is known
   */
  public ExpiredException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(status, operation, error, advice);
  }
}
