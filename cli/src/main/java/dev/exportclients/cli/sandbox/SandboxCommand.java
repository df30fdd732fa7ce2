package dev.exportclients.cli.sandbox;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.cli.sandbox.runner.SandboxRunner;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code exportctl sandbox}. */
@Command(name = "sandbox", description = "Stand in for all four providers on this machine")
public final class SandboxCommand implements Callable<Integer> {
  private final CommandContext context;
  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on (default: a free one)")
  int port;

  @Option(
      names = "--tls",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = "sandbox-ca.pem",
      description = {
        "Serve HTTPS, and write the certificate that clients have to trust",
        "(default: sandbox-ca.pem in the current folder)"
      })
  @Nullable Path certificate;

  public SandboxCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port must be from 0 to 65535");
    }
    SandboxRunner.run(port, certificate, context.console());
    return ExitCode.DONE.number();
  }
}
