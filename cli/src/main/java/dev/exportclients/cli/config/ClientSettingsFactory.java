package dev.exportclients.cli.config;

import dev.exportclients.cli.options.GlobalOptions;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.Sleeper;
import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.core.internal.argument.Arguments;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** How the clients speak to their servers, by the options and the environment. */
public final class ClientSettingsFactory {
  private final Clock clock;
  private final Sleeper sleeper;
  private final EnvironmentVariables environment;
  private final GlobalOptions options;
  private final ExchangeListener listener;
  private final Deadline deadline;
  private final RequestInterceptor interceptor;

  public ClientSettingsFactory(
      Clock clock,
      Sleeper sleeper,
      EnvironmentVariables environment,
      GlobalOptions options,
      ExchangeListener listener,
      RequestInterceptor interceptor,
      Deadline deadline) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.environment = environment;
    this.options = options;
    this.listener = listener;
    this.interceptor = interceptor;
    this.deadline = deadline;
  }

  /**
   * Each call gets what is left of the command's deadline.
   *
   * @throws UsageException if an option asks for what can't be, such as no time at all
   */
  public ClientSettings of(URI baseUrl, RetryPolicy retries) {
    ClientSettings.Builder settings =
        ClientSettings.builder()
            .userAgent("exportctl/" + Version.number())
            .allowInsecureHttp(options.allowInsecureHttp)
            .retryPolicy(retries)
            .listener(listener)
            .requestInterceptor(interceptor)
            .clock(clock)
            .sleeper(sleeper);
    UsageException.checked(() -> withOptions(settings));
    new ProxyVariables(environment).applyTo(settings, baseUrl);
    environment
        .file(ExtraTrust.VARIABLE)
        .ifPresent(file -> settings.sslContext(ExtraTrust.in(file, deadline)));
    return settings.build();
  }

  /** The one of the options, for all calls alike; empty if they leave it to the clients. */
  Optional<Duration> idleTimeout() {
    return Optional.ofNullable(options.idleTimeout);
  }

  private ClientSettings.Builder withOptions(ClientSettings.Builder settings) {
    settings.responseLimits(options.responseLimits());
    if (options.connectTimeout != null) {
      settings.connectTimeout(options.connectTimeout);
    }
    if (options.idleTimeout != null) {
      settings.idleTimeout(options.idleTimeout);
    }
    if (options.deadline != null) {
      Arguments.positive(options.deadline, "deadline");
      settings.deadline(deadline::left);
    }
    return settings;
  }
}
