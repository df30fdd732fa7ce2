package dev.exportclients.cli.temporal;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.plan.PeriodOption;
import dev.exportclients.cli.plan.PlanRunCommand;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exportctl plan cancel}. */
@Command(
    name = "cancel",
    description = {
      "End what goes on of a plan that was submitted",
      "Runs go on at their providers; what is saved stays. Returns when Temporal knows it."
    })
final class PlanCancelCommand implements Runnable {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The plan, such as nightly.yaml")
  private Path file = Path.of("");

  @Mixin private PeriodOption period = new PeriodOption();
  @Mixin private TemporalOptions options = new TemporalOptions();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Only these exports (default: all)")
  private List<String> only = new ArrayList<>();

  PlanCancelCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    Plan plan = Plan.read(context.io().folder().resolve(file));
    Period asked = period.of(plan, context.clock());
    PlanRunCommand.known(plan, only);
    try (TemporalConnection temporal = TemporalConnection.open(options, context)) {
      Engine.asked(
          () -> {
            if (only.isEmpty()) {
              temporal.plans().cancel(plan.name(), asked);
            } else {
              temporal.plans().cancel(plan.name(), asked, only);
            }
            return asked;
          });
    }
  }
}
