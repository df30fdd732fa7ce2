package dev.exportclients.cli.config;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.metastudio.MetaStudioCredentials;
import dev.exportclients.metastudio.identity.IamTokens;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where and as whom to call MetaStudio: by a token; or by the key of our own variables; or by the
 * key of Huawei's, whose members are never mixed with ours; or by a user of IAM. A project named by
 * ours always counts; by a token or a user, it may be that of the region's name.
 */
record MetaStudioVariables(URI baseUrl, String projectId, MetaStudioCredentials credentials) {
  private static final String URL = "METASTUDIO_BASE_URL";
  private static final String PROJECT = "METASTUDIO_PROJECT_ID";
  private static final String REGION = "METASTUDIO_REGION";
  private static final String IAM_URL = "METASTUDIO_IAM_URL";
  private static final String IAM_USER = "METASTUDIO_IAM_USER";
  private static final String IAM_PASSWORD = "METASTUDIO_IAM_PASSWORD";
  private static final String IAM_DOMAIN = "METASTUDIO_IAM_DOMAIN";
  private static final String OURS = "METASTUDIO_";
  private static final String HUAWEIS = "HUAWEICLOUD_SDK_";

  /** What IAM is asked for. */
  interface Lookups {
    /** The id of the project that a user's tokens are for. */
    String projectOf(IamTokens user);

    /** The id of a region's project, by a token. */
    String project(URI iamUrl, TokenSource tokens, String region);
  }

  /**
   * @param tokens a token, or a program that prints one
   * @param iam the last choice
   * @param lookups for a project that is not named by its id
   */
  static MetaStudioVariables of(
      EnvironmentVariables environment,
      Optional<TokenSource> tokens,
      Supplier<Optional<IamTokens>> iam,
      Lookups lookups) {
    boolean byKey = hasKey(environment, OURS) || hasKey(environment, HUAWEIS);
    @Nullable IamTokens source = tokens.isPresent() || byKey ? null : iam.get().orElse(null);
    if (source != null) {
      return new MetaStudioVariables(
          environment.requiredUrl(URL),
          environment.has(PROJECT) ? environment.requiredId(PROJECT) : lookups.projectOf(source),
          MetaStudioCredentials.token(source));
    }
    if (tokens.isPresent() && !environment.has(PROJECT) && environment.has(REGION)) {
      URI baseUrl = environment.requiredUrl(URL);
      String region = environment.requiredId(REGION);
      URI iamUrl = environment.url(IAM_URL).orElseGet(() -> iamOf(region));
      return new MetaStudioVariables(
          baseUrl,
          lookups.project(iamUrl, tokens.get(), region),
          MetaStudioCredentials.token(tokens.get()));
    }
    String keys = OURS;
    if (tokens.isEmpty() && !hasKey(environment, OURS) && hasKey(environment, HUAWEIS)) {
      keys = HUAWEIS;
    }
    String project =
        keys.equals(HUAWEIS) && !environment.has(PROJECT) ? HUAWEIS + "PROJECT_ID" : PROJECT;
    if (tokens.isPresent()) {
      environment.require(URL, project);
    } else if (hasKey(environment, keys)) {
      environment.require(URL, project, keys + "AK", keys + "SK");
    } else {
      environment.require(URL, project);
      throw new ConfigurationException(
          "no MetaStudio credentials are set: METASTUDIO_TOKEN, METASTUDIO_TOKEN_COMMAND,"
              + " METASTUDIO_AK and METASTUDIO_SK, or METASTUDIO_IAM_USER");
    }
    String family = keys;
    return new MetaStudioVariables(
        environment.requiredUrl(URL),
        environment.requiredId(project),
        tokens.map(MetaStudioCredentials::token).orElseGet(() -> key(environment, family)));
  }

  private static boolean hasKey(EnvironmentVariables environment, String family) {
    return environment.has(family + "AK") || environment.has(family + "SK");
  }

  private static MetaStudioCredentials key(EnvironmentVariables environment, String family) {
    String accessKey = environment.requiredWord(family + "AK");
    Secret secretKey = environment.requiredSecret(family + "SK");
    return environment
        .secret(family + "SECURITY_TOKEN")
        .map(token -> MetaStudioCredentials.akSk(accessKey, secretKey, token))
        .orElseGet(() -> MetaStudioCredentials.akSk(accessKey, secretKey));
  }

  /** Tokens of IAM; nothing if no user of it is set. */
  static Optional<IamTokens> iamTokens(
      EnvironmentVariables environment, Function<URI, ClientSettings> settings) {
    if (!environment.has(IAM_USER)) {
      return Optional.empty();
    }
    environment.require(IAM_PASSWORD, IAM_DOMAIN);
    IamTokens.Builder tokens = IamTokens.builder();
    if (environment.has(REGION) || !environment.has(IAM_URL) || !environment.has(PROJECT)) {
      tokens.region(environment.requiredId(REGION));
    }
    URI url = environment.url(IAM_URL).orElseGet(() -> iamOf(environment.requiredId(REGION)));
    tokens
        .iamUrl(url)
        .user(
            environment.requiredName(IAM_USER),
            environment.requiredPassword(IAM_PASSWORD),
            environment.requiredName(IAM_DOMAIN))
        .settings(settings.apply(url));
    if (environment.has(PROJECT)) {
      tokens.projectId(environment.requiredId(PROJECT));
    }
    return Optional.of(ClientFactory.built(IAM_URL, tokens::build));
  }

  private static URI iamOf(String region) {
    return URI.create("https://iam." + region + ".myhuaweicloud.com");
  }
}
