package dev.exportclients.cli.plan;

import dev.exportclients.cli.command.CommandContext;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code exportctl plan}. */
@Command(name = "plan", description = "Plans: every export once a period, with nobody watching")
public final class PlanCommand {
  private final CommandContext context;
  private final Additions more;

  public PlanCommand(CommandContext context, Additions more) {
    this.context = context;
    this.more = more;
  }

  /** {@return its commands} */
  public List<Object> commands() {
    List<Object> commands =
        List.of(
            new PlanCheckCommand(context),
            new PlanRunCommand(context),
            new PlanStatusCommand(context, more.statuses(context)),
            new PlanReportCommand(context, more.statuses(context)),
            new PlanSchemaCommand(context));
    return Stream.of(commands, more.planCommands(context)).flatMap(List::stream).toList();
  }
}
