package dev.exportclients.cli.plan;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.run.Ledger;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exportctl plan status}: 0 for whatever states they are in. */
@Command(
    name = "status",
    description = {"Say where each export of the period is", "Asks the ledger only, no provider."})
public final class PlanStatusCommand implements Runnable {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The plan, such as nightly.yaml")
  private Path file = Path.of("");

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Such as 2026-11-27 or 2026-W48 (default: the one that is now)")
  private @Nullable String period;

  public PlanStatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    Path planFile = context.io().folder().resolve(file);
    Plan plan = Plan.read(planFile);
    Period asked =
        period == null
            ? Period.of(plan.period(), context.clock().instant(), plan.timezone())
            : UsageException.checked(() -> new Period(period));
    PlanTables.show(context.console(), Ledger.beside(planFile).status(plan, asked));
  }
}
