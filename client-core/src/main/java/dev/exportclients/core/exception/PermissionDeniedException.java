package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** The credentials are good, but not for this: 403. */
public final class PermissionDeniedException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * For a client's use, and for tests.
   *
   * @param status 403, or that of a response whose code says the same
   * @param operation such as {@code webadmit.listExports}
   * @param error what the provider said
   * @param advice whom to ask for the permission; null if nothing is known
   */
  public PermissionDeniedException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(status, operation, error, advice);
  }
}
