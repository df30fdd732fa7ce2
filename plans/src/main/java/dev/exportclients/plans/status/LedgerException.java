package dev.exportclients.plans.status;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The ledger can't be used: it can't be read or written, is damaged, was written by a newer
 * version, or belongs to another plan. The message says how to go on. No step is taken that could
 * not be written down.
 */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path ledger;

  /**
   * For the ledger's use, and for tests.
   *
   * @param message what happened, and what to do
   * @param ledger the file in question
   * @param cause the database's or file system's own exception; null if there is none
   */
  public LedgerException(String message, Path ledger, @Nullable Throwable cause) {
    super(message, cause);
    this.ledger = ledger;
  }

  /**
   * {@return the file in question}
   *
   * <p>Not serialized: null in an exception that was read from a stream.
   */
  public Path ledger() {
    return ledger;
  }
}
