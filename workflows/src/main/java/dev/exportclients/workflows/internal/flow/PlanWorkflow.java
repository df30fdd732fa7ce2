package dev.exportclients.workflows.internal.flow;

import dev.exportclients.workflows.internal.payload.PlanOrder;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/** A plan in one period. Its id names both, so the engine refuses a second one. */
@WorkflowInterface
public interface PlanWorkflow {
  /** {@return the order, with the views of all exports that are over} */
  @WorkflowMethod
  PlanOrder run(PlanOrder order);

  /** {@return the order, with the views so far; that of an export that goes on is its beginning} */
  @QueryMethod
  PlanOrder state();

  /** Starts exports once more; those that go on are cancelled first. */
  @SignalMethod
  void again(List<String> names);

  /** Cancels exports; the others go on. */
  @SignalMethod
  void cancel(List<String> names);

  /** The run of an export is known. */
  @SignalMethod
  void started(String name, String handle);
}
