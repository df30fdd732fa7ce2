package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** The credentials are missing, wrong or expired: 401, or a provider's code that says so. */
public final class UnauthenticatedException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * For a client's use, and for tests.
   *
   * @param status 401, or that of a response whose code says the same
   * @param operation such as {@code webadmit.listExports}
   * @param error what the provider said
   * @param advice which credentials to check; null if nothing is known
   */
  public UnauthenticatedException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(status, operation, error, advice);
  }
}
