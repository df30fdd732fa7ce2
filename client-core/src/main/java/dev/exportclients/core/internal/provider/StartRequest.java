package dev.exportclients.core.internal.provider;

import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.errors.ExchangeFailure.Kind;
import dev.exportclients.core.run.RunHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that starts a run, and how the run is found if the response is lost, or can't be read.
 *
 * @param ids what is started, such as {@code reportId}
 * @param send runs the generated method
 * @param search asks once for the runs that it may be; none where the provider has no way
 * @param handle of such a run
 * @param advice what a person does next, as a sentence, if it is not found
 */
public record StartRequest<T>(
    String operation,
    Map<String, String> ids,
    Function<Attempt, T> send,
    Supplier<List<T>> search,
    Function<T, RunHandle> handle,
    String advice) {
  /** What a gateway says that has passed a request on, and got no usable response. */
  private static final Set<Integer> LOST = Set.of(502, 504);

  private static final int NOT_TAKEN = 503;

  /**
   * After a status from 500 on: a gateway's word that the response is lost is as good as no
   * response; any other is the provider's own.
   *
   * @param left as of {@link #foundAfter}
   * @throws ProviderUnavailableException if it is; it says that there may be a run, unless the
   *     provider took no requests
   */
  public T foundAfter(ProviderUnavailableException down, @Nullable Duration left) {
    if (LOST.contains(down.status())) {
      return foundAfter((RuntimeException) down, left);
    }
    if (down.status() < 500 || down.status() == NOT_TAKEN) {
      throw down;
    }
    throw new ProviderUnavailableException(
        down.status(),
        operation,
        down.error(),
        down.advice().map(said -> said + ". ").orElse("")
            + "It may have started a run, and is not sent again. "
            + toldAdvice(),
        down.retryAfter().orElse(null));
  }

  /**
   * The one run that it may be.
   *
   * @param left of the start's time, in which it is looked for; null for no limit
   * @throws StartOutcomeUnknownException if there are none or several
   */
  public T foundAfter(ExchangeFailure lost, @Nullable Duration left) {
    return foundAfter((RuntimeException) lost, left);
  }

  private T foundAfter(RuntimeException lost, @Nullable Duration left) {
    List<T> candidates = isOver(lost) ? List.of() : searched(lost, left);
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    StartOutcomeUnknownException unknown =
        new StartOutcomeUnknownException(
            told(lost) + ", and is not sent again. " + toldAdvice(),
            operation,
            ids,
            candidates.stream().map(run -> handle.apply(run).toString()).toList(),
            lost instanceof ExchangeFailure ? lost.getCause() : lost);
    for (Throwable suppressed : lost.getSuppressed()) {
      unknown.addSuppressed(suppressed);
    }
    throw unknown;
  }

  private String toldAdvice() {
    return advice + " " + ids;
  }

  private String told(RuntimeException lost) {
    return lost instanceof ExchangeFailure failure && failure.kind() != Kind.UNREADABLE
        ? operation + ": " + lost.getMessage() + "; it may have reached the provider"
        : lost.getMessage() + "; it may have started a run";
  }

  /** There is no time, or no wish, to search. */
  private static boolean isOver(RuntimeException lost) {
    return lost instanceof ExchangeFailure failure
        && (failure.kind() == Kind.DEADLINE || failure.kind() == Kind.INTERRUPTED);
  }

  private List<T> searched(RuntimeException lost, @Nullable Duration left) {
    long nanos = left == null ? Long.MAX_VALUE : TimeUnit.NANOSECONDS.convert(left);
    try {
      return TimeLimit.within(nanos, search, late -> lost);
    } catch (RuntimeException failed) {
      // Whatever it was, a token source's own included: the run may exist all the same.
      if (failed != lost) {
        lost.addSuppressed(failed);
      }
      return List.of();
    }
  }
}
