package dev.exportclients.cli.options;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of the commands that may have to wait for their export. */
public final class WaitOptions {
  private static final Duration DEFAULT = Duration.ofMinutes(30);

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  @Nullable Choice choice;

  /** One or the other. */
  static final class Choice {
    @Option(names = "--no-wait", description = "Don't wait for an export that is not ready")
    boolean noWait;

    @Option(
        names = "--wait-timeout",
        paramLabel = "DUR",
        description = "Longest wait for an export that is not ready (default: 30m)")
    @Nullable Duration timeout;
  }

  public Duration atMost() {
    if (choice == null) {
      return DEFAULT;
    }
    return choice.timeout == null ? Duration.ZERO : choice.timeout;
  }
}
