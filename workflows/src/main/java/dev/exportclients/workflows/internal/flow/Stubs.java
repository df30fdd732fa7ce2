package dev.exportclients.workflows.internal.flow;

import dev.exportclients.plans.internal.policy.Timing;
import dev.exportclients.workflows.internal.activity.ExportActivities;
import dev.exportclients.workflows.internal.payload.ExportInput;
import dev.exportclients.workflows.internal.payload.FlowSettings;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * How often, and how long, the engine has work done.
 *
 * @param asking questions, which may be asked again
 * @param starting starts, each sent once
 * @param saving downloads, which go on where they stopped
 */
record Stubs(ExportActivities asking, ExportActivities starting, ExportActivities saving) {
  /** A worker that tells nothing for so long is taken to be dead. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** Longer than the longest start that is known: EMS takes up to ten minutes. */
  private static final Duration LONGEST_START = Duration.ofMinutes(15);

  private static final Duration LONGEST_QUESTION = Duration.ofMinutes(30);
  private static final Duration LONGEST_FILE = Duration.ofDays(7);

  /** More than on one machine, since a worker that dies costs one. */
  private static final int SAVES = 12;

  static Stubs of(ExportInput input) {
    String queue = FlowSettings.queueOf(input.settings().queue(), input.export().provider());
    return new Stubs(
        stub(queue, LONGEST_QUESTION, retry(Timing.PAUSES + 1)),
        stub(queue, LONGEST_START, retry(1)),
        stub(queue, LONGEST_FILE, retry(SAVES)));
  }

  private static RetryOptions retry(int attempts) {
    return RetryOptions.newBuilder()
        .setInitialInterval(Timing.FIRST_PAUSE)
        .setBackoffCoefficient(2)
        .setMaximumInterval(Timing.LONGEST_PAUSE)
        .setMaximumAttempts(attempts)
        .build();
  }

  private static ExportActivities stub(String queue, Duration longest, RetryOptions retry) {
    return Workflow.newActivityStub(
        ExportActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(queue)
            .setStartToCloseTimeout(longest)
            .setHeartbeatTimeout(SILENCE)
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setRetryOptions(retry)
            .build());
  }
}
