package dev.exportclients.spring;

import dev.exportclients.core.ClientSettings;

/**
 * A bean that changes the settings of the clients, after the properties. Several do so in their
 * order. Also asked for what signs in for a client, by the provider's name.
 *
 * <pre>{@code
 * @Bean
 * ClientSettingsCustomizer patience() {
 *   return (provider, settings) -> settings.retryPolicy(RetryPolicy.defaults().withRetries(8));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ClientSettingsCustomizer {

  /**
   * Changes the settings of one client, or of what signs in for it, before it is built.
   *
   * @param provider {@code ems}, {@code ecreporting}, {@code webadmit} or {@code metastudio}
   * @param settings as the properties say; change them in place
   */
  void customize(String provider, ClientSettings.Builder settings);
}
