package dev.exportclients.cli.temporal;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.plan.LedgerStatus;
import dev.exportclients.cli.plan.StatusSource;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.PlanStatus;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Temporal where {@code --temporal} says so, else the ledger. */
@Command
final class TemporalStatus implements StatusSource {
  private final CommandContext context;
  @Mixin private TemporalOptions options = new TemporalOptions();

  TemporalStatus(CommandContext context) {
    this.context = context;
  }

  @Override
  public PlanStatus status(Path file, Plan plan, Period period) {
    if (options.address == null) {
      return new LedgerStatus().status(file, plan, period);
    }
    try (TemporalConnection temporal = TemporalConnection.open(options, context)) {
      return Engine.asked(() -> temporal.plans().status(plan.name(), period));
    }
  }
}
