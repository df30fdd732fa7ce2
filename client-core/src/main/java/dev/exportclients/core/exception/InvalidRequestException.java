package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** The provider finds the request wrong: 400, 406, 422 or another 4xx. */
public final class InvalidRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * For a client's use, and for tests.
   *
   * @param status a 4xx, or a 2xx whose body was an error envelope
   * @param operation such as {@code ecreporting.createReport}
   * @param error what the provider said
   * @param advice what to send instead; null if nothing is known
   */
  public InvalidRequestException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(status, operation, error, advice);
  }
}
