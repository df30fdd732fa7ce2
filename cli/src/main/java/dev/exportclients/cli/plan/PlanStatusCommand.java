package dev.exportclients.cli.plan;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.run.Ledger;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code exportctl plan status}: 0 for whatever states they are in. */
@Command(
    name = "status",
    description = {"Say where each export of the period is", "Asks the ledger only, no provider."})
public final class PlanStatusCommand implements Runnable {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The plan, such as nightly.yaml")
  private Path file = Path.of("");

  @Mixin private PeriodOption period = new PeriodOption();

  public PlanStatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    Path planFile = context.io().folder().resolve(file);
    Plan plan = Plan.read(planFile);
    Period asked = period.of(plan, context.clock());
    PlanTables.show(context.console(), Ledger.beside(planFile).status(plan, asked));
  }
}
