package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** There is no such thing: 404. */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * For a client's use, and for tests.
   *
   * @param status 404, or that of a response whose code says the same
   * @param operation such as {@code ems.exportResults}
   * @param error what the provider said
   * @param advice what else it may mean; null if nothing is known
   */
  public NotFoundException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(status, operation, error, advice);
  }
}
