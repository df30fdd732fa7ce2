package dev.exportclients.workflows.internal.flow;

import dev.exportclients.plans.internal.policy.Timing;
import dev.exportclients.plans.internal.policy.UnknownStartException;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.workflows.internal.payload.ExportInput;
import dev.exportclients.workflows.internal.payload.ExportView;
import dev.exportclients.workflows.internal.payload.FailureView;
import dev.exportclients.workflows.internal.payload.SaveOrder;
import dev.exportclients.workflows.internal.payload.SaveOutcome;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Starts, polls by the engine's timers, and has the files saved. */
public final class ExportFlow implements ExportWorkflow {
  private final ExportInput input;
  private final ExportProgress progress;
  private final Stubs stubs;
  private final CancellationScope work = Workflow.newCancellationScope(this::carryOut);

  @WorkflowInit
  public ExportFlow(ExportInput input) {
    this.input = input;
    this.progress = new ExportProgress(input);
    this.stubs = Stubs.of(input);
  }

  @Override
  public ExportView state() {
    return progress.view();
  }

  @Override
  public void cancel() {
    work.cancel();
  }

  @Override
  public ExportView run(ExportInput same) {
    try {
      work.run();
    } catch (CanceledFailure before) {
      progress.cancelled();
    }
    return progress.view();
  }

  private void carryOut() {
    try {
      if (input.export().started()) {
        save(handle());
      } else {
        save(null);
      }
    } catch (UnknownStartException unknown) {
      progress.over(ExportState.UNKNOWN, FailureView.of(unknown.failure()));
    } catch (CanceledFailure cancelled) {
      progress.cancelled();
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        progress.cancelled();
      } else {
        progress.over(ExportState.FAILED, WorkflowFailures.of(failure));
      }
    }
  }

  private String handle() {
    String known = input.view().handle();
    if (known != null) {
      return known;
    }
    String handle = new Starting(input, progress, stubs).handle();
    progress.started(handle);
    if (input.tells()) {
      String plan = WorkflowIds.ofPlan(input.plan(), input.period());
      Workflow.newExternalWorkflowStub(PlanWorkflow.class, plan)
          .started(input.export().name(), handle);
    }
    return handle;
  }

  private void save(@Nullable String handle) {
    Duration atMost = Duration.ofSeconds(input.settings().waitSeconds());
    long until =
        input.waitUntil() > 0
            ? input.waitUntil()
            : Workflow.currentTimeMillis() + atMost.toMillis();
    SaveOrder order =
        new SaveOrder(input.export(), handle, input.view().round() > 1, input.view().before());
    Duration pause = Timing.FIRST_LOOK;
    while (true) {
      SaveOutcome outcome = stubs.saving().save(order);
      FailureView notReady = outcome.notReady();
      if (notReady == null) {
        progress.saved(outcome);
        return;
      }
      long left = until - Workflow.currentTimeMillis();
      if (left <= 0) {
        progress.over(ExportState.FAILED, notReady);
        return;
      }
      Workflow.sleep(Math.min(left, pause.toMillis()));
      pause = Timing.afterLook(pause, atMost.minusMillis(left));
      if (Workflow.getInfo().isContinueAsNewSuggested()) {
        Workflow.newContinueAsNewStub(ExportWorkflow.class).run(goingOn(until));
      }
    }
  }

  /** Under a new history, before this one is too long. */
  private ExportInput goingOn(long until) {
    return new ExportInput(
        input.plan(),
        input.period(),
        input.export(),
        input.settings(),
        progress.view(),
        input.owned(),
        false,
        until);
  }
}
