package dev.exportclients.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code exportctl completion}. */
@Command(
    name = "completion",
    description = "Print what completes commands in bash and zsh: source <(exportctl completion)")
final class CompletionCommand implements Runnable {
  private final Shell shell;
  @Spec private CommandSpec spec;

  CompletionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    shell.console().result(AutoComplete.bash("exportctl", spec.root().commandLine()));
  }
}
