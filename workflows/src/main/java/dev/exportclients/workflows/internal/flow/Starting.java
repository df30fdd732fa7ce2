package dev.exportclients.workflows.internal.flow;

import dev.exportclients.plans.internal.policy.Timing;
import dev.exportclients.plans.internal.policy.UnknownStartException;
import dev.exportclients.workflows.internal.payload.ExportInput;
import dev.exportclients.workflows.internal.payload.FailureView;
import dev.exportclients.workflows.internal.payload.FindingView;
import dev.exportclients.workflows.internal.payload.LostOrder;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts a run once. A start whose outcome is not known is looked for at the provider, and sent
 * again only where that proves that there is no run. Not even a cancellation cuts a start short:
 * its run would be lost.
 */
final class Starting {
  /** Of whose lists it is noted down before a start what is in them. */
  private static final Set<String> NOTED = Set.of("webadmit");

  private final ExportInput input;
  private final ExportProgress progress;
  private final Stubs stubs;

  Starting(ExportInput input, ExportProgress progress, Stubs stubs) {
    this.input = input;
    this.progress = progress;
    this.stubs = stubs;
  }

  /**
   * {@return the run's handle}
   *
   * @throws ActivityFailure if it was refused
   * @throws UnknownStartException if there may be a run, and it can't be found out
   */
  String handle() {
    Duration pause = Timing.FIRST_PAUSE;
    int pauses = 0;
    int lost = 0;
    while (true) {
      String listed = listed();
      long at = Workflow.currentTimeMillis();
      progress.starting();
      ActivityFailure failed;
      try {
        return start();
      } catch (ActivityFailure failure) {
        failed = failure;
      }
      FailureView why = WorkflowFailures.ofStart(failed);
      if (why.provesNoRun()) {
        if (!why.mayPass() || pauses++ == Timing.PAUSES) {
          throw failed;
        }
        Long asked = why.retryAfterSeconds();
        Workflow.sleep(asked == null ? pause : Duration.ofSeconds(asked));
        pause = pause.multipliedBy(2);
        continue;
      }
      Optional<String> found =
          found(new LostOrder(input.export(), at, listed, input.owned()), why.message());
      if (found.isPresent()) {
        return found.get();
      }
      if (++lost == Timing.STARTS) {
        throw failed;
      }
    }
  }

  /** Of the others it is nothing, for which a task of the provider's rate would be spent. */
  private @Nullable String listed() {
    boolean isAsked =
        NOTED.contains(input.export().provider())
            || Workflow.getVersion("listed where noted", Workflow.DEFAULT_VERSION, 1)
                == Workflow.DEFAULT_VERSION;
    return isAsked ? stubs.asking().listed(input.export()) : null;
  }

  private String start() {
    String[] handle = new String[1];
    Workflow.newDetachedCancellationScope(
            () -> handle[0] = stubs.starting().start(input.export(), input.owned()))
        .run();
    return handle[0];
  }

  /** Empty if there is none. */
  private Optional<String> found(LostOrder lost, String why) {
    long until = Workflow.currentTimeMillis() + Timing.LOOKED.toMillis();
    Duration pause = Timing.FIRST_LOOK;
    boolean hasSettled = false;
    while (true) {
      FindingView finding = find(lost);
      switch (finding.kind()) {
        case FOUND -> {
          return Optional.of(finding.text());
        }
        case NOT_STARTED -> {
          if (hasSettled) {
            return Optional.empty();
          }
          Workflow.sleep(Timing.SETTLED);
          hasSettled = true;
          continue;
        }
        case UNKNOWN -> throw unknown(finding.text(), why);
        case NOT_YET -> {}
      }
      if (Workflow.currentTimeMillis() >= until) {
        throw unknown(finding.text(), why);
      }
      Workflow.sleep(pause);
      pause = Timing.afterLook(pause);
    }
  }

  private FindingView find(LostOrder lost) {
    try {
      return stubs.asking().find(lost);
    } catch (ActivityFailure failure) {
      throw unknown("The provider can't be asked: " + WorkflowFailures.of(failure).message(), null);
    }
  }

  private static UnknownStartException unknown(String text, @Nullable String why) {
    return new UnknownStartException(
        why == null || text.contains(why) ? text : text + " (" + why + ")", null);
  }
}
