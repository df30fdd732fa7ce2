package dev.exportclients.spring;

import java.util.Locale;
import java.util.Set;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Keeps secrets out of the actuator's endpoints, also where these may show values. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class SanitizingAutoConfiguration {
  private static final Set<String> SECRETS = Set.of("token", "password", "secret", "key");

  /** Spring makes it. */
  public SanitizingAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(name = "exportClientsSanitizingFunction")
  SanitizingFunction exportClientsSanitizingFunction() {
    return data -> isSecret(data.getKey()) ? data.withSanitizedValue() : data;
  }

  /** In any form: {@code export-clients.ems.api-key}, {@code EXPORTCLIENTS_EMS_APIKEY}. */
  static boolean isSecret(String property) {
    String name = property.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return name.startsWith("exportclients")
        && (SECRETS.stream().anyMatch(name::endsWith) || name.contains("tokenheaders"))
        && !name.endsWith("accesskey");
  }
}
