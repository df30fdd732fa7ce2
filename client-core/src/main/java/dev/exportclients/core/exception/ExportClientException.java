package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/** Everything that can go wrong in an export client. Immutable; holds no secret. */
public abstract class ExportClientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * For the types of this package.
   *
   * @param message what happened, and what to do; holds no secret
   * @param cause null if there is none
   */
  protected ExportClientException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
