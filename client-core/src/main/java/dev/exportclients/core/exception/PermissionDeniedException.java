package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** The credentials are good, but not for this: 403. */
public final class PermissionDeniedException extends ApiException {
  private static final long serialVersionUID = 1L;

  public PermissionDeniedException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(status, operation, error, advice);
  }
}
