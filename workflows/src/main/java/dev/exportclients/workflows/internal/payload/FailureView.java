package dev.exportclients.workflows.internal.payload;

import dev.exportclients.plans.status.ExportFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something failed, as the details of a failure that crosses the engine.
 *
 * @param kind the simple name of the exception
 * @param cause of a failed sign-in, what made it fail
 * @param message what happened
 * @param advice what to do about it
 * @param needsAgain whether only a new start can help
 * @param provesNoRun of a start: whether there is no run
 * @param mayPass whether it may go better by itself
 * @param retryAfterSeconds as the server asked for
 */
public record FailureView(
    String kind,
    @Nullable String cause,
    String message,
    @Nullable String advice,
    boolean needsAgain,
    boolean provesNoRun,
    boolean mayPass,
    @Nullable Long retryAfterSeconds) {

  /** Of what no server has said anything. */
  public static FailureView of(ExportFailure failure) {
    return new FailureView(
        failure.kind(),
        failure.cause().orElse(null),
        failure.message(),
        failure.advice().orElse(null),
        failure.needsAgain(),
        false,
        false,
        null);
  }

  public ExportFailure failure() {
    return new ExportFailure(
        kind, Optional.ofNullable(cause), message, Optional.ofNullable(advice), needsAgain);
  }
}
