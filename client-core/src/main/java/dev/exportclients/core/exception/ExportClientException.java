package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** Everything that can go wrong in an export client. Immutable; holds no secret. */
public abstract class ExportClientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected ExportClientException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
