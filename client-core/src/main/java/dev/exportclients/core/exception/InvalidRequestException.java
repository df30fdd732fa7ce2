package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** The provider finds the request wrong: 400, 406, 422 or another 4xx. */
public final class InvalidRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  public InvalidRequestException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(status, operation, error, advice);
  }
}
