package dev.exportclients.cli.sandbox.runner;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.plan.PlanRunCommand;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a plan with exports of all four providers, and runs it in a sandbox. */
public final class DemoPlan {
  private DemoPlan() {}

  /**
   * The exit code of the run.
   *
   * @param file the plan's, not there yet
   */
  public static int run(CommandContext context, Path file) {
    write(context.io().folder().resolve(file));
    context.console().note("wrote " + file + "; its exports go to a sandbox of all four providers");
    try (Sandbox sandbox = Sandbox.start();
        CommandContext there = context.inDemo(SandboxCredentials.environment(sandbox.baseUrl()))) {
      int exitCode = PlanRunCommand.of(there, file).call();
      context.console().note("next: exportctl plan status " + file);
      context.console().note("      exportctl plan report " + file);
      return exitCode;
    }
  }

  private static void write(Path file) {
    try (InputStream plan = DemoPlan.class.getResourceAsStream("nightly.yaml")) {
      if (plan == null) {
        throw new IllegalStateException("nightly.yaml is missing in the jar");
      }
      Files.copy(plan, file);
    } catch (FileAlreadyExistsException taken) {
      throw new LocalFileException(
          file + " exists already; name another file: --plan FILE", file, taken);
    } catch (IOException failure) {
      throw new LocalFileException("can't write " + file + ": " + failure, file, failure);
    }
  }
}
