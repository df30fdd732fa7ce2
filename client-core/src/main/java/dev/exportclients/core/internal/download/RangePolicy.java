package dev.exportclients.core.internal.download;

import dev.exportclients.core.internal.errors.FailureSubject;
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
    return couldAskWithout()
        && switch (FailureSubject.of(failure)) {
          // Where ranges work, a server that is down is just down, and an old link just old.
          case REQUEST -> !(arrived && Transience.of(failure));
          case LINK -> !arrived;
          case CREDENTIALS, LOAD, CALLER -> false;
        };
  }

  /** Whether the last request asked for a range, and there may be one that doesn't. */
  boolean couldAskWithout() {
    return asked && !stopped && !Thread.currentThread().isInterrupted();
  }
}
