package dev.exportclients.core.internal.transport;

import java.io.IOException;

/**
 * A connection that had served before was gone when it was used again: it failed before a byte of a
 * response came.
 */
final class DeadConnectionException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean sent;

  /**
   * @param sent whether a byte of the request may have left
   */
  DeadConnectionException(IOException failure, boolean sent) {
    super(failure.getMessage(), failure);
    this.sent = sent;
  }

  boolean isSent() {
    return sent;
  }
}
