package dev.exportclients.spring.health;

import dev.exportclients.spring.properties.ExportClientsProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * The providers' health for Spring Boot 4, once {@code management.health.export-clients.enabled} is
 * true. ADR 14.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE) // After the clients.
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnProperty("management.health.export-clients.enabled")
@ConditionalOnBean({CredentialCheck.class, ExportClientsProperties.class})
public final class Boot4HealthAutoConfiguration {
  /** Spring makes it. */
  public Boot4HealthAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(name = "exportClientsHealthContributor")
  CompositeHealthContributor exportClientsHealthContributor(
      ObjectProvider<CredentialCheck> checks, ExportClientsProperties properties) {
    Map<String, HealthContributor> parts = new LinkedHashMap<>();
    checks
        .orderedStream()
        .forEach(
            check ->
                parts.put(
                    check.provider(),
                    indicator(
                        new CredentialHealth(
                            check, properties.getHealth().getTimeToLive(), System::nanoTime))));
    return CompositeHealthContributor.fromMap(parts);
  }

  private static HealthIndicator indicator(CredentialHealth health) {
    return () -> {
      CredentialHealth.State state = health.now();
      return Health.status(state.status()).withDetails(state.details()).build();
    };
  }
}
