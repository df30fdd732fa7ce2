package dev.exportclients.spring;

import dev.exportclients.core.RequestSigner;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EmsCredentials;
import dev.exportclients.ems.EmsTokens;
import dev.exportclients.spring.health.CredentialCheck;
import dev.exportclients.spring.properties.EmsProperties;
import dev.exportclients.spring.properties.PropertyGroup;
import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** An {@link EmsClient}, where {@code export-clients.ems.base-url} is set. */
@AutoConfiguration(after = ExportClientsAutoConfiguration.class)
@ConditionalOnClass(EmsClient.class)
@ConditionalOnConfigured(EmsProperties.PREFIX + ".base-url")
@EnableConfigurationProperties(EmsProperties.class)
public final class EmsAutoConfiguration {
  private static final String PROVIDER = "ems";
  private static final String TOKENS = "emsTokenSource";

  /** Spring makes it. */
  public EmsAutoConfiguration() {}

  /** Tokens by the password; a bean of this name that the application has counts instead. */
  @Bean(TOKENS)
  @ConditionalOnMissingBean(name = TOKENS)
  @ConditionalOnConfigured(EmsProperties.PREFIX + ".password")
  EmsTokens emsTokenSource(
      EmsProperties properties, ProviderSettings settings, ObjectProvider<RequestSigner> signer) {
    PropertyGroup group = properties.group();
    EmsTokens.Builder tokens = EmsTokens.builder().settings(settings.of(PROVIDER, properties));
    String username = username(properties);
    Secret password = group.required("password", properties.getPassword(), "Set the password.");
    group.checked("username", () -> tokens.user(username, password));
    tokens.padding(EmsTokens.Padding.valueOf(properties.getRsaPadding().name()));
    group.checked("api-version", () -> tokens.apiVersion(properties.getApiVersion()));
    key(properties)
        .ifPresent(key -> group.checked("api-key", () -> tokens.apiKey(key.name(), key.secret())));
    signer.ifUnique(tokens::requestSigner);
    return group.checked("base-url", () -> tokens.baseUrl(baseUrl(properties)).build());
  }

  @Bean
  @ConditionalOnMissingBean
  EmsCredentials emsCredentials(
      EmsProperties properties, @Qualifier(TOKENS) ObjectProvider<TokenSource> tokens) {
    PropertyGroup group = properties.group();
    String username = username(properties);
    Optional<Secret> token = group.secret("token", properties.getToken());
    if (token.isPresent() && PropertyGroup.isGiven(properties.getPassword())) {
      throw group.contradictory("token", "password");
    }
    TokenSource source = tokens.getIfAvailable();
    EmsCredentials user =
        source == null
            ? group.checked(
                "token", () -> EmsCredentials.user(username, token.orElseThrow(() -> none(group))))
            : group.checked("username", () -> EmsCredentials.user(username, source));
    return key(properties)
        .map(key -> group.checked("api-key", () -> user.withApiKey(key.name(), key.secret())))
        .orElse(user);
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  EmsClient emsClient(
      EmsProperties properties,
      ProviderSettings settings,
      EmsCredentials credentials,
      ObjectProvider<RequestSigner> signer) {
    PropertyGroup group = properties.group();
    EmsClient.Builder client =
        EmsClient.builder().credentials(credentials).settings(settings.of(PROVIDER, properties));
    group.checked("api-version", () -> client.apiVersion(properties.getApiVersion()));
    group.checked("results-accept", () -> client.resultsAccept(properties.getResultsAccept()));
    Optional.ofNullable(properties.getStartIdleTimeout())
        .ifPresent(
            timeout -> group.checked("start-idle-timeout", () -> client.startIdleTimeout(timeout)));
    signer.ifUnique(client::requestSigner);
    return group.checked("base-url", () -> client.baseUrl(baseUrl(properties)).build());
  }

  @Bean
  @ConditionalOnMissingBean(name = "emsCredentialCheck")
  CredentialCheck emsCredentialCheck(EmsClient client) {
    return new CredentialCheck(PROVIDER, client::checkCredentials);
  }

  private static URI baseUrl(EmsProperties properties) {
    return properties.group().url("base-url", properties.getBaseUrl(), "Set the URL of /ems.");
  }

  private static String username(EmsProperties properties) {
    return properties
        .group()
        .required("username", properties.getUsername(), "Set the user, as DOMAIN\\User.Name.");
  }

  private record Key(Secret name, Secret secret) {}

  private static Optional<Key> key(EmsProperties properties) {
    boolean isGiven =
        PropertyGroup.isGiven(properties.getApiKey())
            || PropertyGroup.isGiven(properties.getApiSecret());
    String both = "Set both the API key and its secret, or none of them.";
    PropertyGroup group = properties.group();
    return isGiven
        ? Optional.of(
            new Key(
                group.required("api-key", properties.getApiKey(), both),
                group.required("api-secret", properties.getApiSecret(), both)))
        : Optional.empty();
  }

  private static RuntimeException none(PropertyGroup group) {
    return group.missing(
        "token",
        "Set the user's token, or %s to make tokens by, or define a TokenSource named %s."
            .formatted(group.name("password"), TOKENS));
  }
}
