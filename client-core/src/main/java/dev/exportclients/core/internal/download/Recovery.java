package dev.exportclients.core.internal.download;

import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.errors.Transience;
import dev.exportclients.core.internal.provider.FileState;
import dev.exportclients.core.internal.retry.ReadinessPolling;
import dev.exportclients.core.internal.retry.Retries;
import dev.exportclients.core.internal.retry.RetryDecision;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens after a failure of a download: the rest is asked for, the file begins again,
 * or the download fails. What uses up the retry budget and what doesn't is said in ADR 9. Belongs
 * to one download.
 */
final class Recovery {
  private static final int MAX_LINK_REFUSALS = 3;

  private final String operation;
  private final boolean mayResume;
  private final Attempts attempts;
  private final Retries retries;
  private final ReadinessPolling polling;
  private final RangePolicy ranges;

  private long furthest;
  private int linkRefusals;
  private @Nullable RuntimeException lastFailure;

  /**
   * @param mayResume whether the user lets a file go on after a break
   */
  Recovery(
      String operation,
      boolean mayResume,
      Attempts attempts,
      Retries retries,
      ReadinessPolling polling,
      RangePolicy ranges) {
    this.operation = operation;
    this.mayResume = mayResume;
    this.attempts = attempts;
    this.retries = retries;
    this.polling = polling;
    this.ranges = ranges;
  }

  /** What an earlier call left is no progress of this one. */
  void startsAt(long position) {
    furthest = position;
  }

  /** With enough bytes that were never there before, all budgets are full again. */
  void reached(long position) {
    if (position > furthest && retries.progressed(position - furthest)) {
      linkRefusals = 0;
    }
    furthest = Math.max(furthest, position);
  }

  /** A request failed, or the body of its response. */
  Decision afterFailure(RuntimeException failure, Progress progress) {
    boolean startsOver = progress.received() > 0 && (isCorrupt(failure) || !resumes(progress));
    RetryDecision next = another(failure, startsOver, progress);
    if (next instanceof RetryDecision.GiveUp end) {
      return withoutRange(failure, end.reason(), progress);
    }
    if (startsOver && !progress.canStartOver()) {
      return withoutRange(failure, otherFile(progress, null), progress);
    }
    return again(startsOver, next);
  }

  /** The file is not ready, or no longer: then the range may be why. */
  Decision afterNotReady(FileState.NotReady poll, Progress progress) {
    if (ranges.couldAskWithout()) {
      NotReadyException refused = poll.toException();
      return withoutRange(refused, refused, progress);
    }
    retries.reset();
    boolean startsOver = progress.received() > 0 && !resumes(progress);
    RetryDecision next = polling.after(poll);
    if (next instanceof RetryDecision.GiveUp end) {
      return new Decision.Fail(end.reason());
    }
    if (startsOver && !progress.canStartOver()) {
      return new Decision.Fail(otherFile(progress, null));
    }
    return again(startsOver, next);
  }

  private static Decision again(boolean startsOver, RetryDecision next) {
    return startsOver ? new Decision.StartOver(next.pause()) : new Decision.GoOn(next.pause());
  }

  /** What came is a page or an error, no file. Another request would hardly bring another. */
  Decision afterWrongContent(RuntimeException noFile, Progress progress) {
    return withoutRange(noFile, noFile, progress);
  }

  /** The response to a request for the rest is fine, but not the rest of the file that we have. */
  Decision afterOtherFile(Progress progress) {
    return progress.canStartOver()
        ? new Decision.StartOver(null)
        : new Decision.Fail(otherFile(progress, null));
  }

  static boolean isCorrupt(RuntimeException failure) {
    return failure instanceof ExchangeFailure exchange
        && exchange.kind() == ExchangeFailure.Kind.CORRUPT;
  }

  private boolean resumes(Progress progress) {
    return mayResume && progress.isResumable() && ranges.allowsRanges();
  }

  private RetryDecision another(RuntimeException failure, boolean startsOver, Progress progress) {
    if (isOfKind(failure, ExchangeFailure.Kind.WAIT_OVER)) {
      RuntimeException reason = lastFailure == null ? failure : lastFailure;
      return polling.sawAState() ? new RetryDecision.GiveUp(polling.ranOut()) : giveUp(reason);
    }
    if (isOfKind(failure, ExchangeFailure.Kind.LINK_REFUSED)) {
      // Each attempt asks for a new link, so there is nothing to wait for.
      return ++linkRefusals > MAX_LINK_REFUSALS ? giveUp(failure) : RetryDecision.AT_ONCE;
    }
    lastFailure = failure;
    boolean cutShort = failure instanceof ExchangeFailure && Transience.of(failure);
    if (startsOver && cutShort && !progress.canStartOver()) {
      return new RetryDecision.GiveUp(otherFile(progress, failure.getCause()));
    }
    return retries.after(failure, attempts.last(), polling.pollLimit());
  }

  private RetryDecision giveUp(RuntimeException failure) {
    return new RetryDecision.GiveUp(ExchangeFailure.publicly(failure, operation));
  }

  /**
   * Begins anew, and asks for no range any more, if the range may be the reason of the failure.
   *
   * @param last the failure as users would get it
   */
  private Decision withoutRange(
      RuntimeException failure, RuntimeException last, Progress progress) {
    if (!ranges.mayBeWhy(failure)) {
      return new Decision.Fail(last);
    }
    if (!progress.canStartOver()) {
      return new Decision.Fail(Transience.of(failure) ? last : restRefused(progress, last));
    }
    retries.tellUncounted(failure);
    ranges.stopAsking();
    return new Decision.StartOver(null);
  }

  private TransferException restRefused(Progress progress, RuntimeException reason) {
    return brokeOff(progress, "the rest alone was refused (" + reason.getMessage() + ")", reason);
  }

  private TransferException otherFile(Progress progress, @Nullable Throwable cause) {
    return brokeOff(
        progress, "the server has another file now, or nothing proves that it is the same", cause);
  }

  private TransferException brokeOff(Progress progress, String why, @Nullable Throwable cause) {
    return new TransferException(
        operation + ": broke off after " + progress.delivered() + " bytes, and " + why,
        operation,
        cause);
  }

  private static boolean isOfKind(RuntimeException failure, ExchangeFailure.Kind kind) {
    return failure instanceof ExchangeFailure exchange && exchange.kind() == kind;
  }
}
