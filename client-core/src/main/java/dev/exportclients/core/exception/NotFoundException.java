package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** There is no such thing: 404. */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  public NotFoundException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(status, operation, error, advice);
  }
}
