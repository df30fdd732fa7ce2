package dev.exportclients.workflows.internal.flow;

import dev.exportclients.workflows.internal.payload.ExportInput;
import dev.exportclients.workflows.internal.payload.ExportView;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One export, from its start to its file. What fails is in its view: it does not fail itself. */
@WorkflowInterface
public interface ExportWorkflow {
  /** The name of the signal to end. */
  String CANCEL = "cancel";

  /** {@return how it ended} */
  @WorkflowMethod
  ExportView run(ExportInput input);

  /** {@return how far it is} */
  @QueryMethod
  ExportView state();

  /** Ends it. Unlike a workflow that the engine cancels, it has a result, with its run's handle. */
  @SignalMethod(name = CANCEL)
  void cancel();
}
