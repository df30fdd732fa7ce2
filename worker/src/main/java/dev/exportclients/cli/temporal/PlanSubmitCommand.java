package dev.exportclients.cli.temporal;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.output.ErrorReport;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.cli.plan.PeriodOption;
import dev.exportclients.cli.plan.PlanExit;
import dev.exportclients.cli.plan.PlanRunCommand;
import dev.exportclients.cli.plan.PlanTables;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.workflows.PlanWorkflows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exportctl plan submit}. */
@Command(
    name = "submit",
    description = {
      "Hand what is due in the plan's period to Temporal, whose workers do it",
      "Once for each period: Temporal refuses a second time. The plan goes without credentials."
    })
final class PlanSubmitCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The plan, such as nightly.yaml")
  private Path file = Path.of("");

  @Mixin private PeriodOption period = new PeriodOption();
  @Mixin private TemporalOptions options = new TemporalOptions();

  @Option(
      names = "--again",
      paramLabel = "NAME",
      split = ",",
      description = "Of a period that was submitted, start these once more")
  private List<String> again = new ArrayList<>();

  @Option(
      names = "--wait",
      description = "Wait until all is over, and end with the code of \"plan run\"")
  private boolean wait;

  @Option(
      names = "--wait-timeout",
      paramLabel = "DUR",
      description = "Longest wait of the workers for each run that goes on (default: 12h)")
  private @Nullable Duration longest;

  @Option(
      names = "--search-attributes",
      description =
          "Set ExportPlan, ExportProvider and ExportState, which the namespace must have as Keyword")
  private boolean searchAttributes;

  PlanSubmitCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Plan plan = Plan.read(context.io().folder().resolve(file));
    Period asked = period.of(plan, context.clock());
    PlanRunCommand.known(plan, again);
    try (TemporalConnection temporal = TemporalConnection.open(options, context)) {
      PlanWorkflows plans = temporal.plans().searchAttributes(searchAttributes);
      if (longest != null) {
        plans = plans.waitAtMost(longest);
      }
      submit(plans, plan, asked);
      return wait ? awaited(plans, plan, asked) : ExitCode.DONE.number();
    }
  }

  private void submit(PlanWorkflows plans, Plan plan, Period asked) {
    if (!again.isEmpty()) {
      Engine.asked(
          () -> {
            plans.again(plan.name(), asked, again);
            return asked;
          });
      return;
    }
    String id = Engine.asked(() -> plans.submit(plan, asked));
    if (wait) {
      context.console().note("submitted: " + id);
    } else if (context.console().isJson()) {
      context.console().json(Map.of("workflow_id", id));
    } else {
      context.console().result(id);
    }
  }

  private int awaited(PlanWorkflows plans, Plan plan, Period asked) {
    PlanStatus status = Engine.asked(() -> plans.await(plan.name(), asked));
    PlanTables.show(context.console(), status);
    Optional<ErrorReport> incomplete = PlanExit.of(status);
    incomplete.ifPresent(context.console()::error);
    return incomplete.map(ErrorReport::exitCode).orElse(ExitCode.DONE.number());
  }
}
