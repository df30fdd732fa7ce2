package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** The credentials are missing, wrong or expired: 401, or a provider's code that says so. */
public final class UnauthenticatedException extends ApiException {
  private static final long serialVersionUID = 1L;

  public UnauthenticatedException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(status, operation, error, advice);
  }
}
