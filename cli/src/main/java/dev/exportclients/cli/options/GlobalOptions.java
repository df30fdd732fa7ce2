package dev.exportclients.cli.options;

import static picocli.CommandLine.ScopeType.INHERIT;

import dev.exportclients.core.ResponseLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command, before or after its name. */
public final class GlobalOptions {
  @Option(
      names = "--idle-timeout",
      paramLabel = "DUR",
      scope = INHERIT,
      description =
          "Longest silence of a server (default: 60s; 10m before the response to an EMS start)")
  public @Nullable Duration idleTimeout;

  @Option(
      names = "--connect-timeout",
      paramLabel = "DUR",
      scope = INHERIT,
      description = "Longest time to connect (default: 10s)")
  public @Nullable Duration connectTimeout;

  @Option(
      names = "--deadline",
      paramLabel = "DUR",
      scope = INHERIT,
      description = "Longest time for the whole command: waits, retries, transfer (default: none)")
  public @Nullable Duration deadline;

  @Option(
      names = "--min-speed",
      paramLabel = "SIZE",
      scope = INHERIT,
      converter = SizeConverter.class,
      description = "End what comes slower, in bytes a second over 30s (default: no limit)")
  public @Nullable Integer minSpeed;

  @Option(
      names = "--max-body-size",
      paramLabel = "SIZE",
      scope = INHERIT,
      converter = SizeConverter.class,
      description = "Largest list to take into memory; no limit for files (default: 4m)")
  @Nullable Integer maxBodySize;

  @Option(
      names = "--allow-insecure-http",
      scope = INHERIT,
      description = "Allow plain http to other machines")
  public boolean allowInsecureHttp;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      scope = INHERIT,
      description =
          "Settings of this profile in the configuration file (default: EXPORTCTL_PROFILE, or none)")
  public @Nullable String profile;

  @Option(
      names = "--json",
      scope = INHERIT,
      description = "One JSON value on stdout, or an error as one on stderr")
  public boolean json;

  @Option(
      names = {"-q", "--quiet"},
      scope = INHERIT,
      description = "Errors only on stderr")
  public boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = INHERIT,
      description = "Each exchange, and stack traces, on stderr")
  public boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = INHERIT,
      description = "Say how this command is used")
  boolean help;

  @Option(
      names = "--version",
      versionHelp = true,
      scope = INHERIT,
      description = "Say which version this is")
  boolean version;

  /** How much of a response is taken, and how slowly it may come. */
  public ResponseLimits responseLimits() {
    ResponseLimits limits = ResponseLimits.defaults();
    if (minSpeed != null) {
      limits = limits.withMinimumSpeed(minSpeed, limits.window());
    }
    return maxBodySize == null ? limits : limits.withMaxBodySize(maxBodySize);
  }
}
