package dev.exportclients.cli.plan;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.report.PlanReport;
import dev.exportclients.plans.status.PlanStatus;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exportctl plan report}: 0 for whatever it tells. */
@Command(
    name = "report",
    description = {
      "Write what became of a period: a page, metrics, or JSON",
      "Asks no provider. What stood under a report's name is replaced."
    })
public final class PlanReportCommand implements Runnable {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The plan, such as nightly.yaml")
  private Path file = Path.of("");

  @Mixin private PeriodOption period = new PeriodOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      description = {
        "Where the page of HTML goes (default: PLAN-PERIOD.html in the current folder;",
        "with --json no page)"
      })
  private @Nullable Path output;

  @Option(
      names = "--metrics",
      paramLabel = "PATH",
      description = "Write metrics, too, as a Prometheus node exporter reads them from a folder")
  private @Nullable Path metrics;

  @Mixin private final StatusSource statuses;

  public PlanReportCommand(CommandContext context, StatusSource statuses) {
    this.context = context;
    this.statuses = statuses;
  }

  @Override
  public void run() {
    Path planFile = context.io().folder().resolve(file);
    Plan plan = Plan.read(planFile);
    Period asked = period.of(plan, context.clock());
    PlanStatus status = statuses.status(planFile, plan, asked);
    PlanReport report = PlanReport.of(status, context.clock().instant(), plan.timezone());
    if (metrics != null) {
      ReportFiles.write(context.io().folder().resolve(metrics), report.metrics());
    }
    boolean isJson = context.console().isJson();
    if (output != null || !isJson) {
      Path page = output == null ? Path.of(plan.name() + "-" + asked + ".html") : output;
      ReportFiles.write(context.io().folder().resolve(page), report.html());
      if (!isJson) {
        context.console().result(page.toString());
      }
    }
    if (isJson) {
      context.console().json(PlanJson.of(status));
    }
  }
}
