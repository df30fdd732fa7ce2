package dev.exportclients.cli.command;

import picocli.CommandLine;

/** What the first command belongs to: it knows all others, of which a call reads only its own. */
public interface AllCommands {
  /** {@return a command line with all commands} */
  CommandLine all();
}
