package dev.exportclients.plans.internal.policy;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.EmptyExportException;
import dev.exportclients.core.exception.ExpiredException;
import dev.exportclients.core.exception.ExportFailedException;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.plans.PlanException;
import dev.exportclients.plans.internal.place.ChangedFileException;
import dev.exportclients.plans.status.ExportFailure;
import java.time.Duration;
import java.util.Optional;

/** What failures mean for an export. */
public final class Failures {
  private static final int UNAVAILABLE = 503;
  private static final int FIRST_OF_SERVER = 500;

  private Failures() {}

  /**
   * @param hasRun whether it is an export whose run is known
   */
  public static ExportFailure of(RuntimeException failure, boolean hasRun) {
    boolean hasEnded = failure instanceof ChangedFileException || (hasRun && endsItsRun(failure));
    RuntimeException told =
        failure instanceof ChangedFileException changed ? changed.told() : failure;
    return new ExportFailure(
        told.getClass().getSimpleName(),
        told instanceof SignInException signIn
            ? Optional.of(signIn.getCause().getClass().getSimpleName())
            : Optional.empty(),
        String.valueOf(told.getMessage()),
        hasEnded
            ? Optional.of("It is started again when you say so, by its name.")
            : Optional.empty(),
        hasEnded);
  }

  /** Its run will never give a file. */
  private static boolean endsItsRun(RuntimeException failure) {
    return failure instanceof ExportFailedException
        || failure instanceof EmptyExportException
        || failure instanceof ExpiredException
        || failure instanceof NotFoundException;
  }

  /**
   * Whether a start that failed so has started nothing: it was refused, was not sent, or went to
   * somebody else. A 503 is the provider's word that it does not work now; after any other of its
   * own failures there may be a run.
   */
  public static boolean provesNoRun(RuntimeException failure) {
    if (failure instanceof StartOutcomeUnknownException) {
      return false;
    }
    if (failure instanceof ApiException refused) {
      return refused.status() < FIRST_OF_SERVER || refused.status() == UNAVAILABLE;
    }
    return failure instanceof SignInException
        || failure instanceof TransferException
        || failure instanceof UnexpectedContentException
        || failure instanceof LocalFileException
        || failure instanceof PlanException
        || failure instanceof IllegalArgumentException;
  }

  /** Whether it may go better later, by itself. */
  public static boolean isTransient(RuntimeException failure) {
    if (failure instanceof SignInException signIn) {
      return isTransient(signIn.getCause());
    }
    if (failure instanceof DestinationException refused) {
      return refused.reason() == DestinationException.Reason.UNAVAILABLE;
    }
    return failure instanceof ProviderUnavailableException
        || failure instanceof RateLimitedException
        || failure instanceof TransferException;
  }

  public static Optional<Duration> retryAfter(RuntimeException failure) {
    if (failure instanceof ProviderUnavailableException down) {
      return down.retryAfter();
    }
    return failure instanceof RateLimitedException limited
        ? limited.retryAfter()
        : Optional.empty();
  }
}
