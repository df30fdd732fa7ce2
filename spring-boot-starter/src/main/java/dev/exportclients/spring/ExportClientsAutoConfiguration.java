package dev.exportclients.spring;

import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.spring.properties.ExportClientsProperties;
import dev.exportclients.spring.properties.HiddenValue;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;

/** What the clients' beans share: the settings, by the properties and the application's beans. */
@AutoConfiguration
@EnableConfigurationProperties(ExportClientsProperties.class)
public final class ExportClientsAutoConfiguration {
  /** Spring makes it. */
  public ExportClientsAutoConfiguration() {}

  @Bean
  @ConfigurationPropertiesBinding
  static HiddenValue.FromProperty exportClientsHiddenValues() {
    return new HiddenValue.FromProperty();
  }

  @Bean
  ProviderSettings exportClientsProviderSettings(
      ExportClientsProperties properties,
      ObjectProvider<SslBundles> bundles,
      ObjectProvider<ExchangeListener> listeners,
      ObjectProvider<RequestInterceptor> interceptors,
      ObjectProvider<Clock> clock,
      ObjectProvider<ClientSettingsCustomizer> customizers) {
    return new ProviderSettings(properties, bundles, listeners, interceptors, clock, customizers);
  }
}
