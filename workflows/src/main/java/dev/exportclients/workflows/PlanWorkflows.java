package dev.exportclients.workflows;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.workflows.internal.LiveViews;
import dev.exportclients.workflows.internal.PlanOrders;
import dev.exportclients.workflows.internal.flow.PlanWorkflow;
import dev.exportclients.workflows.internal.flow.SearchNames;
import dev.exportclients.workflows.internal.flow.WorkflowIds;
import dev.exportclients.workflows.internal.payload.FlowSettings;
import dev.exportclients.workflows.internal.payload.PlanOrder;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Submits plans to workers, and follows them. A period of a plan is a workflow whose id names both,
 * such as {@code exports/nightly/2026-11-27}, and each of its exports is one below it.
 *
 * <pre>{@code
 * PlanWorkflows workflows = PlanWorkflows.on(client);
 * Plan plan = Plan.read(Path.of("nightly.yaml"));
 * Period today = Period.of(plan.period(), Instant.now(), plan.timezone());
 * workflows.submit(plan, today);
 * PlanStatus status = workflows.await(plan.name(), today);
 * System.exit(status.isDone() ? 0 : 1);
 * }</pre>
 *
 * <p>Relative targets are made absolute where the plan is submitted. A plan's {@code parallel} is
 * of one process and does not count here; its {@code runs} do. Immutable; safe to share between
 * threads. The engine's own exceptions come through when it can't be asked.
 */
public final class PlanWorkflows {
  private final WorkflowClient engine;
  private final FlowSettings settings;

  private PlanWorkflows(WorkflowClient engine, FlowSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  /**
   * {@return on the queue {@value ExportWorker#QUEUE}, with twelve hours for each run and without
   * search attributes}
   *
   * @param engine where the workflows are; closed by whoever made it
   */
  public static PlanWorkflows on(WorkflowClient engine) {
    return new PlanWorkflows(
        requireNonNull(engine, "engine"),
        new FlowSettings(ExportWorker.QUEUE, Duration.ofHours(12).toSeconds(), false));
  }

  /**
   * On another queue.
   *
   * @param name as its workers have it
   * @return a changed copy
   */
  public PlanWorkflows queue(String name) {
    return with(requireNonNull(name, "queue"), settings.waitSeconds(), settings.searchAttributes());
  }

  /**
   * How long to wait for each run that goes on at its provider. Default 12 hours.
   *
   * @param duration zero or more, in whole seconds
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public PlanWorkflows waitAtMost(Duration duration) {
    if (duration.isNegative()) {
      throw new RefusedArgumentException("waitAtMost", "must not be negative: " + duration);
    }
    return with(settings.queue(), duration.toSeconds(), settings.searchAttributes());
  }

  /**
   * Whether workflows carry the search attributes {@code ExportPlan}, {@code ExportProvider} and
   * {@code ExportState}, of type Keyword. The namespace must know them, else nothing can be
   * submitted. Default false.
   *
   * @param registered whether it knows them
   * @return a changed copy
   */
  public PlanWorkflows searchAttributes(boolean registered) {
    return with(settings.queue(), settings.waitSeconds(), registered);
  }

  private PlanWorkflows with(String queue, long waitSeconds, boolean searchAttributes) {
    return new PlanWorkflows(engine, new FlowSettings(queue, waitSeconds, searchAttributes));
  }

  /**
   * {@return the id of the workflow that now does what the plan says in that period}
   *
   * @param plan without credentials, as plans are; those are the workers'
   * @param period for example the one that is now
   * @throws PlanSubmittedException if it was submitted for that period before
   */
  public String submit(Plan plan, Period period) {
    return begin(
        PlanOrders.of(plan, period, settings),
        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE);
  }

  private String begin(PlanOrder order, WorkflowIdReusePolicy reuse) {
    String id = WorkflowIds.ofPlan(order.plan(), order.period());
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(id)
            .setTaskQueue(order.settings().queue())
            .setWorkflowIdReusePolicy(reuse);
    if (order.settings().searchAttributes()) {
      options.setTypedSearchAttributes(SearchNames.ofPlan(order.plan()));
    }
    PlanWorkflow workflow = engine.newWorkflowStub(PlanWorkflow.class, options.build());
    try {
      WorkflowClient.start(workflow::run, order);
    } catch (WorkflowExecutionAlreadyStarted before) {
      throw new PlanSubmittedException(id, before);
    }
    return id;
  }

  /**
   * {@return where all exports are; of those that go on, by their own workflows}
   *
   * @param plan its name
   * @param period as it was submitted
   * @throws PlanNotSubmittedException if it was not
   */
  public PlanStatus status(String plan, Period period) {
    PlanOrder order = order(plan, period);
    return PlanOrders.status(order, LiveViews.of(engine, order));
  }

  private PlanOrder order(String plan, Period period) {
    String id = WorkflowIds.ofPlan(plan, period.name());
    try {
      return engine.newWorkflowStub(PlanWorkflow.class, id).state();
    } catch (WorkflowNotFoundException none) {
      throw new PlanNotSubmittedException(id, none);
    }
  }

  /**
   * {@return where all exports are when the plan is over} Blocks.
   *
   * @param plan its name
   * @param period as it was submitted
   * @throws PlanNotSubmittedException if it was not
   */
  public PlanStatus await(String plan, Period period) {
    String id = WorkflowIds.ofPlan(plan, period.name());
    try {
      engine.newUntypedWorkflowStub(id).getResult(PlanOrder.class);
    } catch (WorkflowNotFoundException none) {
      throw new PlanNotSubmittedException(id, none);
    } catch (WorkflowFailedException cancelled) {
      // Where its exports are is told by its state.
    }
    return status(plan, period);
  }

  /**
   * Cancels all that goes on. Downloads end within seconds and leave nothing, or a part; a start
   * that was sent is waited for, so that its run is known.
   *
   * @param plan its name
   * @param period as it was submitted
   * @throws PlanNotSubmittedException if it was not; one that is over stays as it is
   */
  public void cancel(String plan, Period period) {
    String id = WorkflowIds.ofPlan(plan, period.name());
    try {
      engine.newUntypedWorkflowStub(id).cancel();
    } catch (WorkflowNotFoundException overOrNone) {
      order(plan, period);
    }
  }

  /**
   * Cancels some exports; the others go on.
   *
   * @param plan its name
   * @param period as it was submitted
   * @param exports their names
   * @throws IllegalArgumentException if the plan has no such export
   * @throws PlanNotSubmittedException if it was not submitted; one that is over stays as it is
   */
  public void cancel(String plan, Period period, Collection<String> exports) {
    PlanOrders.requireKnown(order(plan, period), exports);
    try {
      engine
          .newWorkflowStub(PlanWorkflow.class, WorkflowIds.ofPlan(plan, period.name()))
          .cancel(List.copyOf(exports));
    } catch (WorkflowNotFoundException over) {
      // None goes on.
    }
  }

  /**
   * Starts some exports once more, whatever became of them, and then those that were skipped since
   * they wait for them. Also when the plan is over.
   *
   * @param plan its name
   * @param period as it was submitted
   * @param exports their names
   * @throws IllegalArgumentException if the plan has no such export
   * @throws PlanNotSubmittedException if it was not submitted
   */
  public void again(String plan, Period period, Collection<String> exports) {
    PlanOrder order = order(plan, period);
    PlanOrders.requireKnown(order, exports);
    try {
      engine
          .newWorkflowStub(PlanWorkflow.class, WorkflowIds.ofPlan(plan, period.name()))
          .again(List.copyOf(exports));
    } catch (WorkflowNotFoundException over) {
      begin(
          PlanOrders.again(order, exports),
          WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
    }
  }
}
