package dev.exportclients.core.exception;

import org.jspecify.annotations.Nullable;

/**
 * The exchange itself failed: no response, a broken or stalled body, a link that keeps expiring, a
 * redirect that can't be followed, TLS, a time limit, an interrupt (then the thread's flag is set).
 */
public sealed class TransferException extends ExportClientException
    permits StartOutcomeUnknownException {
  private static final long serialVersionUID = 1L;

  private final String operation;

  /**
   * For a client's use, and for tests.
   *
   * @param message what happened, and what to do
   * @param operation such as {@code ems.exportResults}
   * @param cause such as an {@code IOException} of the connection; null if there is none
   */
  public TransferException(String message, String operation, @Nullable Throwable cause) {
    super(message, cause);
    this.operation = operation;
  }

  /** {@return the operation that failed, such as {@code ems.exportResults}} */
  public String operation() {
    return operation;
  }
}
