package dev.exportclients.cli;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.RetryPolicy;
import java.net.URI;

/** How the clients speak to their servers, by the options and the environment. */
final class Settings {
  private final Host host;
  private final Environment environment;
  private final GlobalOptions options;
  private final ExchangeListener listener;
  private final Deadline deadline;

  Settings(
      Host host,
      Environment environment,
      GlobalOptions options,
      ExchangeListener listener,
      Deadline deadline) {
    this.host = host;
    this.environment = environment;
    this.options = options;
    this.listener = listener;
    this.deadline = deadline;
  }

  /** For one call: it may take what is left of the deadline. */
  ClientSettings of(URI baseUrl, RetryPolicy retries) {
    ClientSettings.Builder settings =
        ClientSettings.builder()
            .userAgent("exportctl/" + Version.number())
            .allowInsecureHttp(options.allowInsecureHttp)
            .retryPolicy(retries)
            .responseLimits(options.responseLimits())
            .listener(listener)
            .clock(host.clock())
            .sleeper(host.sleeper());
    if (options.connectTimeout != null) {
      settings.connectTimeout(options.connectTimeout);
    }
    if (options.idleTimeout != null) {
      settings.idleTimeout(options.idleTimeout);
    }
    deadline.left().ifPresent(settings::deadline);
    new ProxyVariables(environment).applyTo(settings, baseUrl);
    environment
        .file(ExtraTrust.VARIABLE)
        .ifPresent(file -> settings.sslContext(ExtraTrust.in(file)));
    return settings.build();
  }
}
