package dev.exportclients.spring;

import dev.exportclients.micrometer.CallObservations;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Observations of all calls, where {@code export-clients-micrometer} and a registry are there. */
@AutoConfiguration(
    afterName = {
      // Of Boot 3, and of Boot 4.
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@ConditionalOnClass({CallObservations.class, ObservationRegistry.class})
@ConditionalOnBean(ObservationRegistry.class)
public final class ObservationsAutoConfiguration {
  /** Spring makes it. */
  public ObservationsAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  CallObservations exportClientsObservations(ObservationRegistry registry) {
    return CallObservations.in(registry);
  }
}
