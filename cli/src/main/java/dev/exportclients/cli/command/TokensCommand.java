package dev.exportclients.cli.command;

import dev.exportclients.core.TokenSource;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code exportctl tokens}. */
@Command(
    name = "tokens",
    description = {
      "Print a token, for scripts; it is a secret.",
      "One of EMS that is made by EMS_PASSWORD ends the user's others."
    })
public final class TokensCommand implements Runnable {
  private final CommandContext context;

  @Parameters(
      paramLabel = "PROVIDER",
      description = "The provider, such as ems; not every one has tokens")
  private String provider = "";

  public TokensCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    TokenSource source = context.clients().tokenSource(provider);
    String token = source.token().reveal();
    if (context.console().isJson()) {
      context.console().json(Map.of("token", token));
    } else {
      context.console().result(token);
    }
  }
}
