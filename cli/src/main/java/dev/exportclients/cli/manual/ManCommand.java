package dev.exportclients.cli.manual;

import dev.exportclients.cli.command.CommandContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code exportctl man}. */
@Command(name = "man", description = "Print the manual page: exportctl man | man -l -")
public final class ManCommand implements Runnable {
  private final CommandContext context;
  @Spec private CommandSpec spec;

  public ManCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    context.console().result(ManPage.of(spec.root()));
  }
}
