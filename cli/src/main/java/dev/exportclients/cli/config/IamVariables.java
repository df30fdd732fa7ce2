package dev.exportclients.cli.config;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.metastudio.IamTokens;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Who signs in at IAM for MetaStudio. */
record IamVariables(EnvironmentVariables environment) {
  private static final String URL = "METASTUDIO_IAM_URL";
  private static final String USER = "METASTUDIO_IAM_USER";
  private static final String PASSWORD = "METASTUDIO_IAM_PASSWORD";
  private static final String DOMAIN = "METASTUDIO_IAM_DOMAIN";
  private static final String REGION = "METASTUDIO_REGION";

  /** Nothing if no user is set. */
  Optional<IamTokens> tokens(Function<URI, ClientSettings> settings) {
    if (!environment.has(USER)) {
      return Optional.empty();
    }
    environment.require(PASSWORD, DOMAIN, REGION);
    String region = environment.requiredId(REGION);
    URI url =
        environment
            .url(URL)
            .orElseGet(() -> URI.create("https://iam." + region + ".myhuaweicloud.com"));
    IamTokens.Builder tokens =
        IamTokens.builder()
            .iamUrl(url)
            .region(region)
            .user(
                environment.requiredName(USER),
                Secret.of(environment.text(PASSWORD).orElseThrow()),
                environment.requiredName(DOMAIN))
            .settings(settings.apply(url));
    if (environment.has("METASTUDIO_PROJECT_ID")) {
      tokens.projectId(environment.requiredId("METASTUDIO_PROJECT_ID"));
    }
    try {
      return Optional.of(tokens.build());
    } catch (IllegalArgumentException unusable) {
      throw new ConfigurationException(
          String.valueOf(unusable.getMessage()).replaceFirst("^baseUrl ", URL + " "), unusable);
    }
  }
}
