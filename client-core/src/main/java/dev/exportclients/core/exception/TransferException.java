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

  public TransferException(String message, String operation, @Nullable Throwable cause) {
    super(message, cause);
    this.operation = operation;
  }

  public String operation() {
    return operation;
  }
}
