package dev.exportclients.cli.temporal;

import dev.exportclients.cli.Main;

/** exportctl with what needs Temporal. */
public final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] arguments) {
    Main.run(new TemporalCommands(), arguments);
  }
}
