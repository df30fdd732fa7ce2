package dev.exportclients.spring;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;

/** An application's health, by the types of Spring Boot 4. */
final class HealthOf {
  private HealthOf() {}

  /** Status and details of each provider. */
  static Map<String, String> providers(ApplicationContext application) {
    CompositeHealthContributor all =
        application.getBean("exportClientsHealthContributor", CompositeHealthContributor.class);
    Map<String, String> told = new TreeMap<>();
    all.stream()
        .forEach(
            entry -> {
              Health health = ((HealthIndicator) entry.contributor()).health();
              told.put(entry.name(), health.getStatus() + " " + health.getDetails());
            });
    return told;
  }
}
