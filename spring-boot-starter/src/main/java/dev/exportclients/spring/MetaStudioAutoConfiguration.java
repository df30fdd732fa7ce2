package dev.exportclients.spring;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;
import dev.exportclients.metastudio.identity.IamProjects;
import dev.exportclients.metastudio.identity.IamTokens;
import dev.exportclients.spring.health.CredentialCheck;
import dev.exportclients.spring.properties.MetaStudioProperties;
import dev.exportclients.spring.properties.PropertyGroup;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** A {@link MetaStudioClient}, where {@code export-clients.metastudio.base-url} is set. */
@AutoConfiguration(after = ExportClientsAutoConfiguration.class)
@ConditionalOnClass(MetaStudioClient.class)
@ConditionalOnConfigured(MetaStudioProperties.PREFIX + ".base-url")
@EnableConfigurationProperties(MetaStudioProperties.class)
public final class MetaStudioAutoConfiguration {
  private static final String PROVIDER = "metastudio";
  private static final String TOKENS = "metaStudioTokenSource";

  /** Spring makes it. */
  public MetaStudioAutoConfiguration() {}

  /** Tokens of IAM, by a user; a bean of this name that the application has counts instead. */
  @Bean(TOKENS)
  @ConditionalOnMissingBean(name = TOKENS)
  @ConditionalOnConfigured(MetaStudioProperties.PREFIX + ".iam-user")
  IamTokens metaStudioTokenSource(MetaStudioProperties properties, ProviderSettings settings) {
    PropertyGroup group = properties.group();
    String why = "It belongs to the user of " + group.name("iam-user") + ".";
    IamTokens.Builder tokens = IamTokens.builder().settings(settings.of(PROVIDER, properties));
    String user = group.required("iam-user", properties.getIamUser(), why);
    Secret password = group.required("iam-password", properties.getIamPassword(), why);
    String domain = group.required("iam-domain", properties.getIamDomain(), why);
    group.checked("iam-user", () -> tokens.user(user, password, domain));
    projectId(properties)
        .ifPresentOrElse(
            id -> group.checked("project-id", () -> tokens.projectId(id)),
            () -> {
              String region = region(properties);
              group.checked("region", () -> tokens.region(region));
            });
    return group.checked("iam-url", () -> tokens.iamUrl(iamUrl(properties)).build());
  }

  @Bean
  @ConditionalOnMissingBean
  MetaStudioCredentials metaStudioCredentials(
      MetaStudioProperties properties, @Qualifier(TOKENS) ObjectProvider<TokenSource> tokens) {
    PropertyGroup group = properties.group();
    requireOneWay(properties);
    TokenSource source = tokens.getIfAvailable();
    if (source != null) {
      return MetaStudioCredentials.token(source);
    }
    if (hasKey(properties)) {
      return key(properties);
    }
    Secret token =
        group.required(
            "token",
            properties.getToken(),
            "Set a token, or %s with its secret key, or %s to sign in, or define a TokenSource named %s."
                .formatted(group.name("access-key"), group.name("iam-user"), TOKENS));
    return group.checked("token", () -> MetaStudioCredentials.token(TokenSource.of(token)));
  }

  private static void requireOneWay(MetaStudioProperties properties) {
    PropertyGroup group = properties.group();
    boolean hasToken = PropertyGroup.isGiven(properties.getToken());
    boolean hasUser = PropertyGroup.given(properties.getIamUser()).isPresent();
    if (hasToken && (hasKey(properties) || hasUser)) {
      throw group.contradictory("token", hasUser ? "iam-user" : "access-key");
    }
    if (hasKey(properties) && hasUser) {
      throw group.contradictory("access-key", "iam-user");
    }
  }

  private static boolean hasKey(MetaStudioProperties properties) {
    return PropertyGroup.given(properties.getAccessKey()).isPresent()
        || PropertyGroup.isGiven(properties.getSecretKey());
  }

  private static MetaStudioCredentials key(MetaStudioProperties properties) {
    PropertyGroup group = properties.group();
    String both = "Set both the access key and its secret key.";
    String accessKey = group.required("access-key", properties.getAccessKey(), both);
    Secret secretKey = group.required("secret-key", properties.getSecretKey(), both);
    return group
        .secret("security-token", properties.getSecurityToken())
        .map(
            token ->
                group.checked(
                    "access-key", () -> MetaStudioCredentials.akSk(accessKey, secretKey, token)))
        .orElseGet(
            () ->
                group.checked(
                    "access-key", () -> MetaStudioCredentials.akSk(accessKey, secretKey)));
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  MetaStudioClient metaStudioClient(
      MetaStudioProperties properties,
      ProviderSettings settings,
      MetaStudioCredentials credentials,
      @Qualifier(TOKENS) ObjectProvider<TokenSource> tokens) {
    PropertyGroup group = properties.group();
    ClientSettings how = settings.of(PROVIDER, properties);
    MetaStudioClient.Builder client =
        MetaStudioClient.builder().credentials(credentials).settings(how);
    String project =
        projectId(properties).orElseGet(() -> askedFor(properties, tokens.getIfAvailable(), how));
    group.checked("project-id", () -> client.projectId(project));
    return group.checked(
        "base-url",
        () ->
            client
                .baseUrl(group.url("base-url", properties.getBaseUrl(), "Set the region's URL."))
                .build());
  }

  @Bean
  @ConditionalOnMissingBean(name = "metaStudioCredentialCheck")
  CredentialCheck metaStudioCredentialCheck(MetaStudioClient client) {
    return new CredentialCheck(PROVIDER, client::checkCredentials);
  }

  private static Optional<String> projectId(MetaStudioProperties properties) {
    return PropertyGroup.given(properties.getProjectId());
  }

  /** The project with the region's name: IAM is asked, by the token. */
  private static String askedFor(
      MetaStudioProperties properties, @Nullable TokenSource source, ClientSettings settings) {
    PropertyGroup group = properties.group();
    if (source == null && !PropertyGroup.isGiven(properties.getToken())) {
      throw group.missing("project-id", "Set the project's id: an access key can't ask for it.");
    }
    TokenSource tokens =
        source != null
            ? source
            : TokenSource.of(group.required("token", properties.getToken(), "Set a token."));
    URI url = iamUrl(properties);
    try (IamProjects projects =
        group.checked("iam-url", () -> new IamProjects(url, tokens, settings))) {
      return projects.id(region(properties));
    }
  }

  private static String region(MetaStudioProperties properties) {
    return properties
        .group()
        .required(
            "region",
            properties.getRegion(),
            "Set the region, or " + properties.group().name("project-id") + ".");
  }

  private static URI iamUrl(MetaStudioProperties properties) {
    PropertyGroup group = properties.group();
    return PropertyGroup.given(properties.getIamUrl()).isPresent()
        ? group.url("iam-url", properties.getIamUrl(), "")
        : group.url("region", "https://iam." + region(properties) + ".myhuaweicloud.com", "");
  }
}
