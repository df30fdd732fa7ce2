package dev.exportclients.spring;

import dev.exportclients.core.Secret;
import dev.exportclients.spring.health.CredentialCheck;
import dev.exportclients.spring.properties.PropertyGroup;
import dev.exportclients.spring.properties.WebAdmitProperties;
import dev.exportclients.webadmit.WebAdmitClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * A {@link WebAdmitClient}, where {@code export-clients.webadmit.api-key} is set, or its {@code
 * base-url}.
 */
@AutoConfiguration(after = ExportClientsAutoConfiguration.class)
@ConditionalOnClass(WebAdmitClient.class)
@ConditionalOnConfigured({
  WebAdmitProperties.PREFIX + ".api-key",
  WebAdmitProperties.PREFIX + ".base-url"
})
@EnableConfigurationProperties(WebAdmitProperties.class)
public final class WebAdmitAutoConfiguration {
  private static final String PROVIDER = "webadmit";

  /** Spring makes it. */
  public WebAdmitAutoConfiguration() {}

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  WebAdmitClient webAdmitClient(WebAdmitProperties properties, ProviderSettings settings) {
    PropertyGroup group = properties.group();
    Secret key = group.required("api-key", properties.getApiKey(), "Set the API key.");
    WebAdmitClient.Builder client =
        WebAdmitClient.builder().settings(settings.of(PROVIDER, properties));
    group.checked("api-key", () -> client.credentials(key));
    return group.checked(
        "base-url",
        () ->
            client
                .baseUrl(group.url("base-url", properties.getBaseUrl(), "Set the API's URL."))
                .build());
  }

  @Bean
  @ConditionalOnMissingBean(name = "webAdmitCredentialCheck")
  CredentialCheck webAdmitCredentialCheck(WebAdmitClient client) {
    return new CredentialCheck(PROVIDER, client::checkCredentials);
  }
}
