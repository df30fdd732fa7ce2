package dev.exportclients.cli.plan;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code exportctl plan status}: 0 for whatever states they are in. */
@Command(
    name = "status",
    description = {"Say where each export of the period is", "Asks no provider."})
public final class PlanStatusCommand implements Runnable {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The plan, such as nightly.yaml")
  private Path file = Path.of("");

  @Mixin private PeriodOption period = new PeriodOption();

  @Mixin private final StatusSource statuses;

  public PlanStatusCommand(CommandContext context, StatusSource statuses) {
    this.context = context;
    this.statuses = statuses;
  }

  @Override
  public void run() {
    Path planFile = context.io().folder().resolve(file);
    Plan plan = Plan.read(planFile);
    Period asked = period.of(plan, context.clock());
    PlanTables.show(context.console(), statuses.status(planFile, plan, asked));
  }
}
