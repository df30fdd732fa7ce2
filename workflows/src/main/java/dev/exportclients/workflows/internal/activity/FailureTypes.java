package dev.exportclients.workflows.internal.activity;

import dev.exportclients.plans.internal.policy.Failures;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.workflows.internal.payload.FailureView;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * What the engine is told of a failure: its type is the exception's simple name, and whether it is
 * tried again is what a plan on one machine decides by ({@link Failures}).
 */
final class FailureTypes {
  private FailureTypes() {}

  /**
   * @param hasRun whether it is an export whose run is known
   */
  static ApplicationFailure of(RuntimeException failure, boolean hasRun) {
    FailureView view = view(failure, hasRun);
    ApplicationFailure.Builder told =
        ApplicationFailure.newBuilder()
            .setType(view.kind())
            .setMessage(view.message())
            .setNonRetryable(!view.mayPass())
            .setDetails(view);
    Long pause = view.retryAfterSeconds();
    if (pause != null) {
      told.setNextRetryDelay(Duration.ofSeconds(pause));
    }
    return told.build();
  }

  static FailureView view(RuntimeException failure, boolean hasRun) {
    ExportFailure told = Failures.of(failure, hasRun);
    Optional<Duration> pause = Failures.retryAfter(failure);
    return new FailureView(
        told.kind(),
        told.cause().orElse(null),
        told.message(),
        told.advice().orElse(null),
        told.needsAgain(),
        Failures.provesNoRun(failure),
        Failures.isTransient(failure),
        pause.map(FailureTypes::wholeSeconds).orElse(null));
  }

  private static long wholeSeconds(Duration pause) {
    return Math.max(1, pause.plusMillis(999).toSeconds());
  }
}
