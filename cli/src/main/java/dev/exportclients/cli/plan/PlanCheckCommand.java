package dev.exportclients.cli.plan;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.cli.terminal.TerminalText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code exportctl plan check}: 0 for a plan that can be run from here. */
@Command(
    name = "check",
    description = {
      "Say every mistake in a plan, and which variables are missing for it",
      "Asks no provider, and runs no program."
    })
final class PlanCheckCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The plan, such as nightly.yaml")
  private Path file = Path.of("");

  PlanCheckCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    PlanCheck check = new PlanCheck(context, file);
    String summary = check.run(context.io().folder().resolve(file));
    List<Finding> findings = check.findings();
    if (context.console().isJson()) {
      context.console().jsonList(findings.stream().map(Finding::toJson));
    } else if (findings.isEmpty()) {
      context.console().result(TerminalText.of(summary));
    } else {
      findings.forEach(finding -> context.console().result(TerminalText.of(finding.told())));
    }
    return (findings.isEmpty() ? ExitCode.DONE : ExitCode.USAGE).number();
  }
}
