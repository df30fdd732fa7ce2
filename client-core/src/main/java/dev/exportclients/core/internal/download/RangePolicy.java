package dev.exportclients.core.internal.download;

import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.errors.Transience;

/**
 * Whether the rest of a file is asked for alone. There are firewalls, proxies and servers that
 * refuse a range, with any status, a page of their own or a reset; so a failure of a request with a
 * range may be about the range alone, which one more request without it settles. Belongs to one
 * call: the next one asks for a range again.
 */
final class RangePolicy {
  private boolean stopped;
  private boolean arrived;
  private boolean asked;

  boolean allowsRanges() {
    return !stopped;
  }

  /** Of the request that goes out now. */
  void asks(boolean forRange) {
    asked = forRange;
  }

  /** The rest came as it should. */
  void rangeArrived() {
    arrived = true;
  }

  /** From now on the whole file is asked for. */
  void stopAsking() {
    stopped = true;
  }

  /** Whether the range may be the reason of a failure that would be the call's last. */
  boolean mayBeWhy(RuntimeException failure) {
    if (!asked || stopped || Thread.currentThread().isInterrupted()) {
      return false;
    }
    return couldComeOfARange(failure) && !(arrived && isOfNoRange(failure));
  }

  /** Where ranges work, a server that is down is just down, and an old link just old. */
  private static boolean isOfNoRange(RuntimeException failure) {
    return Transience.of(failure)
        || failure instanceof ExchangeFailure fault
            && fault.kind() == ExchangeFailure.Kind.LINK_REFUSED;
  }

  /** A refusal, a page or a break, but no limit of the caller's, and not about credentials. */
  private static boolean couldComeOfARange(RuntimeException failure) {
    if (failure instanceof ExchangeFailure fault) {
      return switch (fault.kind()) {
        case TRANSIENT, CORRUPT, PERMANENT, TOO_LARGE, UNREADABLE, LINK_REFUSED ->
            !isAskedToWait(failure);
        case UNSENT, INTERRUPTED, DEADLINE, WAIT_OVER -> false;
      };
    }
    return failure instanceof ExportClientException
        && !(failure instanceof UnauthenticatedException)
        && !(failure instanceof TransferException)
        && !isAskedToWait(failure);
  }

  private static boolean isAskedToWait(RuntimeException failure) {
    return failure instanceof RateLimitedException
        || failure instanceof ExchangeFailure fault && fault.status() == 429
        || Transience.retryAfter(failure) != null;
  }
}
