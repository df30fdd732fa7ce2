package dev.exportclients.spring;

import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.identity.OracleTokens;
import dev.exportclients.spring.health.CredentialCheck;
import dev.exportclients.spring.properties.EcReportingProperties;
import dev.exportclients.spring.properties.PropertyGroup;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** An {@link EcReportingClient}, where {@code export-clients.ecreporting.base-url} is set. */
@AutoConfiguration(after = ExportClientsAutoConfiguration.class)
@ConditionalOnClass(EcReportingClient.class)
@ConditionalOnConfigured(EcReportingProperties.PREFIX + ".base-url")
@EnableConfigurationProperties(EcReportingProperties.class)
public final class EcReportingAutoConfiguration {
  private static final String PROVIDER = "ecreporting";
  private static final String TOKENS = "ecReportingTokenSource";

  /** Spring makes it. */
  public EcReportingAutoConfiguration() {}

  /** Tokens of Oracle's identity service; a bean of this name that the application has counts. */
  @Bean(TOKENS)
  @ConditionalOnMissingBean(name = TOKENS)
  @ConditionalOnConfigured(EcReportingProperties.PREFIX + ".token-url")
  OracleTokens ecReportingTokenSource(EcReportingProperties properties, ProviderSettings settings) {
    PropertyGroup group = properties.group();
    String why = "Whoever asks " + group.name("token-url") + " for tokens has to say it.";
    OracleTokens.Builder tokens =
        OracleTokens.builder().settings(settings.of(PROVIDER, properties));
    String id = group.required("client-id", properties.getClientId(), why);
    Secret secret = group.required("client-secret", properties.getClientSecret(), why);
    group.checked("client-id", () -> tokens.client(id, secret));
    String scope = group.required("scope", properties.getScope(), why);
    group.checked("scope", () -> tokens.scope(scope));
    addUser(properties, tokens);
    PropertyGroup headers = new PropertyGroup(group.name("token-headers"));
    properties
        .getTokenHeaders()
        .forEach(
            (name, value) -> {
              Secret given = headers.required(name, value, "Give the header a value.");
              headers.checked(name, () -> tokens.header(name, given));
            });
    return group.checked(
        "token-url",
        () ->
            tokens
                .tokenUrl(group.url("token-url", properties.getTokenUrl(), "Set the token's URL."))
                .build());
  }

  private static void addUser(EcReportingProperties properties, OracleTokens.Builder tokens) {
    if (PropertyGroup.given(properties.getUsername()).isEmpty()
        && !PropertyGroup.isGiven(properties.getPassword())) {
      return;
    }
    PropertyGroup group = properties.group();
    String both = "Set both the user and the password, or none of them.";
    String username = group.required("username", properties.getUsername(), both);
    Secret password = group.required("password", properties.getPassword(), both);
    group.checked("username", () -> tokens.user(username, password));
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  EcReportingClient ecReportingClient(
      EcReportingProperties properties,
      ProviderSettings settings,
      @Qualifier(TOKENS) ObjectProvider<TokenSource> tokens) {
    PropertyGroup group = properties.group();
    EcReportingClient.Builder client =
        EcReportingClient.builder()
            .credentials(source(properties, tokens))
            .settings(settings.of(PROVIDER, properties));
    return group.checked(
        "base-url",
        () ->
            client
                .baseUrl(group.url("base-url", properties.getBaseUrl(), "Set the tenant's URL."))
                .build());
  }

  private static TokenSource source(
      EcReportingProperties properties, ObjectProvider<TokenSource> tokens) {
    PropertyGroup group = properties.group();
    if (PropertyGroup.isGiven(properties.getToken())
        && PropertyGroup.given(properties.getTokenUrl()).isPresent()) {
      throw group.contradictory("token", "token-url");
    }
    return tokens.getIfAvailable(
        () -> {
          Secret token =
              group.required(
                  "token",
                  properties.getToken(),
                  "Set a token, or %s with a client to ask for tokens, or define a TokenSource named %s."
                      .formatted(group.name("token-url"), TOKENS));
          return group.checked("token", () -> TokenSource.of(token));
        });
  }

  @Bean
  @ConditionalOnMissingBean(name = "ecReportingCredentialCheck")
  CredentialCheck ecReportingCredentialCheck(EcReportingClient client) {
    return new CredentialCheck(PROVIDER, client::checkCredentials);
  }
}
