package dev.exportclients.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the commands that start a run. */
public final class IdentityOption {
  @Option(
      names = "--identity",
      paramLabel = "ID",
      description = {
        "Start as this user identity",
        "(default: WEBADMIT_USER_IDENTITY, or the only one there is)"
      })
  public @Nullable Long id;
}
