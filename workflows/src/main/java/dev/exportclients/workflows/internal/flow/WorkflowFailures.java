package dev.exportclients.workflows.internal.flow;

import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.workflows.internal.payload.FailureView;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** What became of work that did not end well, as its workflow sees it. */
final class WorkflowFailures {
  private WorkflowFailures() {}

  static FailureView of(ActivityFailure failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof ApplicationFailure told) {
      return told.getDetails().getSize() > 0
          ? told.getDetails().get(FailureView.class)
          : Views.failure(told.getType(), String.valueOf(told.getOriginalMessage()));
    }
    if (cause instanceof TimeoutFailure) {
      return Views.failure(
          TransferException.class.getSimpleName(),
          "the worker was lost, and no other could do its work: "
              + failure.getActivityType()
              + ", "
              + ((TimeoutFailure) cause).getTimeoutType());
    }
    return Views.failure("WorkflowFailure", String.valueOf(failure.getMessage()));
  }

  /** Of a start: what is known when a worker is lost while it starts. */
  static FailureView ofStart(ActivityFailure failure) {
    return failure.getCause() instanceof TimeoutFailure
        ? Views.failure(
            StartOutcomeUnknownException.class.getSimpleName(),
            "the worker was lost while it started")
        : of(failure);
  }
}
