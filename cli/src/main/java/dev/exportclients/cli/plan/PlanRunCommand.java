package dev.exportclients.cli.plan;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.config.ClientFactory;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.cli.output.ErrorReport;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.cli.output.ProgressLine;
import dev.exportclients.core.Sleeper;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.report.PlanReport;
import dev.exportclients.plans.run.Ledger;
import dev.exportclients.plans.run.PlanRunner;
import dev.exportclients.plans.run.RequestPacer;
import dev.exportclients.plans.run.RunChoice;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exportctl plan run}. */
@Command(
    name = "run",
    description = {
      "Start, await and save what is due in the plan's period",
      "It may be killed at any moment: run it again, and it goes on where it stopped."
    })
public final class PlanRunCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The plan, such as nightly.yaml")
  private Path file = Path.of("");

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Only these exports (default: all that are due)")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--again",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Start these once more in the period: unknown ones, failed ones, saved ones,",
        "whose files are then replaced"
      })
  private List<String> again = new ArrayList<>();

  @Option(
      names = "--found",
      paramLabel = "NAME=HANDLE",
      description = "The run of an unknown export, that you have found at its provider")
  private List<String> found = new ArrayList<>();

  @Option(names = "--dry-run", description = "Send and write nothing; say what is left to do")
  private boolean dryRun;

  @Option(
      names = "--wait-timeout",
      paramLabel = "DUR",
      description = "Longest wait for each run that goes on (default: 12h)")
  private @Nullable Duration wait;

  @Option(
      names = "--metrics",
      paramLabel = "PATH",
      description = "Write metrics at the end, as exportctl plan report does")
  private @Nullable Path metrics;

  public PlanRunCommand(CommandContext context) {
    this.context = context;
  }

  /** {@return a run of all that is due} */
  public static PlanRunCommand of(CommandContext context, Path file) {
    PlanRunCommand command = new PlanRunCommand(context);
    command.file = file;
    return command;
  }

  @Override
  public Integer call() {
    Path planFile = context.io().folder().resolve(file);
    Plan plan = Plan.read(planFile);
    RunChoice choice = choice(plan).dryRun(dryRun);
    Ledger ledger = Ledger.beside(planFile);
    Sleeper pauses = context.deadline().pauses();
    RequestPacer pacer = RequestPacer.of(plan, pauses);
    PlanStatus status;
    try (PlanProgress progress =
            new PlanProgress(context.console(), context.io().sleeper()::nanoTime);
        ClientFactory factory = context.clientsPacedBy(pacer);
        ConfiguredClients clients = new ConfiguredClients(factory)) {
      PlanRunner.Builder runner =
          PlanRunner.builder(plan)
              .ledger(ledger)
              .clients(clients)
              .destinations(context.destinations())
              .clock(context.clock())
              .sleeper(pauses)
              .listener(progress);
      if (wait != null) {
        runner.waitAtMost(wait);
      }
      status = UsageException.checked(() -> runner.build().run(choice));
    }
    int exitCode = ended(status);
    if (metrics != null && !dryRun) {
      String text = PlanReport.of(status, context.clock().instant(), plan.timezone()).metrics();
      ReportFiles.write(context.io().folder().resolve(metrics), text);
    }
    return exitCode;
  }

  private int ended(PlanStatus status) {
    if (dryRun) {
      PlanTables.show(context.console(), status);
      return ExitCode.DONE.number();
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted");
    }
    if (context.console().isJson()) {
      context.console().json(Map.of("event", "end", "plan", PlanJson.of(status)));
    }
    PlanStatus chosen = chosen(status);
    Optional<ErrorReport> incomplete = PlanExit.of(chosen);
    incomplete.ifPresentOrElse(
        context.console()::error, () -> context.console().note(done(chosen)));
    return incomplete.map(ErrorReport::exitCode).orElse(ExitCode.DONE.number());
  }

  private static String done(PlanStatus chosen) {
    int count = chosen.exports().size();
    return (count == 1 ? "1 export, " : count + " exports, ")
        + ProgressLine.size(chosen.bytes())
        + (count == 1 ? ", is" : ", are")
        + " saved for "
        + chosen.period();
  }

  /** Those that this run was to bring to their end. */
  private PlanStatus chosen(PlanStatus status) {
    List<ExportStatus> exports =
        status.exports().stream()
            .filter(export -> only.isEmpty() || only.contains(export.name()))
            .toList();
    return new PlanStatus(status.plan(), status.period(), exports);
  }

  private RunChoice choice(Plan plan) {
    RunChoice choice = RunChoice.all().only(known(plan, only)).again(known(plan, again));
    for (String said : found) {
      int equals = said.indexOf('=');
      if (equals < 0) {
        throw new UsageException("--found wants NAME=HANDLE, such as results=ems:1234");
      }
      String name = known(plan, List.of(said.substring(0, equals))).get(0);
      String handle = said.substring(equals + 1);
      choice = choice.found(name, UsageException.checked(() -> RunHandle.parse(handle)));
    }
    return choice;
  }

  /**
   * {@return the names}
   *
   * @throws UsageException naming the first that the plan has not
   */
  public static List<String> known(Plan plan, List<String> names) {
    List<String> known = plan.exports().stream().map(PlannedExport::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new UsageException(
            "the plan has no export '" + name + "'; it has " + String.join(", ", known));
      }
    }
    return names;
  }
}
