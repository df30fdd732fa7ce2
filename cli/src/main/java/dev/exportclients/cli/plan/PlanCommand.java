package dev.exportclients.cli.plan;

import dev.exportclients.cli.command.CommandContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code exportctl plan}. */
@Command(name = "plan", description = "Plans: every export once a period, with nobody watching")
public final class PlanCommand {
  private PlanCommand() {}

  /** {@return the group with its commands} */
  public static CommandLine with(CommandContext context, Additions more) {
    CommandLine plan = new CommandLine(new PlanCommand());
    plan.addSubcommand(new PlanCheckCommand(context))
        .addSubcommand(new PlanRunCommand(context))
        .addSubcommand(new PlanStatusCommand(context, more.statuses(context)))
        .addSubcommand(new PlanReportCommand(context, more.statuses(context)))
        .addSubcommand(new PlanSchemaCommand(context));
    more.planCommands(context).forEach(plan::addSubcommand);
    return plan;
  }
}
