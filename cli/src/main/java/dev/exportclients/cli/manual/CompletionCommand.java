package dev.exportclients.cli.manual;

import dev.exportclients.cli.command.CommandContext;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code exportctl completion}. */
@Command(
    name = "completion",
    description = "Print what completes commands in bash and zsh: source <(exportctl completion)")
public final class CompletionCommand implements Runnable {
  private final CommandContext context;
  @Spec private CommandSpec spec;

  public CompletionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    context.console().result(AutoComplete.bash("exportctl", spec.root().commandLine()));
  }
}
