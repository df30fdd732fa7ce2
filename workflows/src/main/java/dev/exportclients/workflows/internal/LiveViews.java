package dev.exportclients.workflows.internal;

import dev.exportclients.plans.status.ExportState;
import dev.exportclients.workflows.internal.flow.ExportWorkflow;
import dev.exportclients.workflows.internal.flow.WorkflowIds;
import dev.exportclients.workflows.internal.payload.ExportOrder;
import dev.exportclients.workflows.internal.payload.ExportView;
import dev.exportclients.workflows.internal.payload.PlanOrder;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.HashMap;
import java.util.Map;

/** How far the exports are that go on, by their own workflows. */
public final class LiveViews {
  private LiveViews() {}

  /** {@return by name, only those that go on} */
  public static Map<String, ExportView> of(WorkflowClient engine, PlanOrder order) {
    Map<String, ExportView> views = new HashMap<>();
    for (ExportOrder export : order.exports()) {
      ExportView begun = order.views().get(export.name());
      if (begun != null && !ExportState.valueOf(begun.state()).isOver()) {
        String id =
            WorkflowIds.ofExport(order.plan(), order.period(), export.name(), begun.round());
        try {
          views.put(export.name(), engine.newWorkflowStub(ExportWorkflow.class, id).state());
        } catch (WorkflowNotFoundException notYet) {
          // As the plan's workflow has it.
        }
      }
    }
    return views;
  }
}
