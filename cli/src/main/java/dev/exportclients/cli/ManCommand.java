package dev.exportclients.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code exportctl man}. */
@Command(name = "man", description = "Print the manual page: exportctl man | man -l -")
final class ManCommand implements Runnable {
  private final Shell shell;
  @Spec private CommandSpec spec;

  ManCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    shell.console().result(ManPage.of(spec.root()));
  }
}
