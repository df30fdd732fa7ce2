package dev.exportclients.workflows.internal.flow;

import dev.exportclients.workflows.internal.payload.ExportInput;
import dev.exportclients.workflows.internal.payload.ExportView;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One export, from its start to its file. What fails is in its view: it does not fail itself. */
@WorkflowInterface
public interface ExportWorkflow {
  /** {@return how it ended} */
  @WorkflowMethod
  ExportView run(ExportInput input);

  /** {@return how far it is} */
  @QueryMethod
  ExportView state();
}
