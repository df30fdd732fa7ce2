package dev.exportclients.core.internal.errors;

import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import java.util.OptionalInt;

/** What a failure is about: what would have to change for the same call to succeed. */
public enum FailureSubject {
  /** What was asked for: it was refused, or its response broke or was no file. */
  REQUEST,
  /** The link that was opened. */
  LINK,
  /** Who asks. */
  CREDENTIALS,
  /** How much is asked for: the server wants to be left alone for a while. */
  LOAD,
  /** Nothing of the exchange: a limit of the caller's, this machine, a bug. */
  CALLER;

  public static FailureSubject of(RuntimeException failure) {
    if (isAskedToWait(failure)) {
      return LOAD;
    }
    if (failure instanceof ExchangeFailure exchange) {
      return switch (exchange.kind()) {
        case TRANSIENT, CORRUPT, PERMANENT, TOO_LARGE, UNREADABLE -> REQUEST;
        case LINK_REFUSED -> LINK;
        case UNSENT, INTERRUPTED, DEADLINE, WAIT_OVER -> CALLER;
      };
    }
    if (failure instanceof UnauthenticatedException) {
      return CREDENTIALS;
    }
    boolean isResponse =
        failure instanceof ExportClientException && !(failure instanceof TransferException);
    return isResponse ? REQUEST : CALLER;
  }

  private static boolean isAskedToWait(RuntimeException failure) {
    return failure instanceof RateLimitedException
        || ExchangeFailure.statusOf(failure).equals(OptionalInt.of(429))
        || Transience.retryAfter(failure) != null;
  }
}
