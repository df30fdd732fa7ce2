package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** It was there and is gone: 410. The message says what the provider advises. */
public final class ExpiredException extends ApiException {
  private static final long serialVersionUID = 1L;

  public ExpiredException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(status, operation, error, advice);
  }
}
