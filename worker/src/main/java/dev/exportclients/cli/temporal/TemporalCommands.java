package dev.exportclients.cli.temporal;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.plan.Additions;
import dev.exportclients.cli.plan.StatusSource;
import java.util.List;

/** What this jar adds to exportctl's commands, and why it is one of its own: ADR 20. */
public final class TemporalCommands implements Additions {
  @Override
  public List<Object> commands(CommandContext context) {
    return List.of(new WorkerCommand(context));
  }

  @Override
  public List<Object> planCommands(CommandContext context) {
    return List.of(new PlanSubmitCommand(context), new PlanCancelCommand(context));
  }

  @Override
  public StatusSource statuses(CommandContext context) {
    return new TemporalStatus(context);
  }
}
