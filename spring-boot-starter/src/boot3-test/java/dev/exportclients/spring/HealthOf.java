package dev.exportclients.spring;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.ApplicationContext;

/** An application's health, by the types of Spring Boot 3. */
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
              Health health = ((HealthIndicator) entry.getContributor()).getHealth(true);
              told.put(entry.getName(), health.getStatus() + " " + health.getDetails());
            });
    return told;
  }
}
