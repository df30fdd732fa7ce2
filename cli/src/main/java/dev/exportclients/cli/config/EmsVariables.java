package dev.exportclients.cli.config;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.ems.EmsCredentials;
import dev.exportclients.ems.EmsTokens;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where and as whom to call EMS: a user with a token, or else with a password to make tokens by;
 * and an API key that signs if one is set.
 */
record EmsVariables(
    URI baseUrl,
    String username,
    Optional<Secret> token,
    Optional<Secret> password,
    EmsTokens.Padding padding,
    Optional<Key> key) {

  /** An API key and what it signs by. */
  record Key(Secret name, Secret secret) {}

  private static final String PASSWORD = "EMS_PASSWORD";
  private static final String PADDING = "EMS_RSA_PADDING";
  private static final String KEY = "EMS_API_KEY";
  private static final String SECRET = "EMS_API_SECRET";

  static EmsVariables of(EnvironmentVariables environment) {
    boolean makesTokens = !environment.has("EMS_TOKEN") && environment.has(PASSWORD);
    environment.require("EMS_BASE_URL", "EMS_USERNAME", makesTokens ? PASSWORD : "EMS_TOKEN");
    return new EmsVariables(
        environment.requiredUrl("EMS_BASE_URL"),
        environment.requiredName("EMS_USERNAME"),
        environment.secret("EMS_TOKEN"),
        makesTokens ? Optional.of(environment.requiredPassword(PASSWORD)) : Optional.empty(),
        padding(environment.text(PADDING).orElse("pkcs1")),
        key(environment));
  }

  private static EmsTokens.Padding padding(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "pkcs1" -> EmsTokens.Padding.PKCS1;
      case "oaep" -> EmsTokens.Padding.OAEP;
      default -> throw new ConfigurationException(PADDING + " must be pkcs1 or oaep");
    };
  }

  private static Optional<Key> key(EnvironmentVariables environment) {
    if (!environment.has(KEY) && !environment.has(SECRET)) {
      return Optional.empty();
    }
    environment.require(KEY, SECRET);
    Secret name = environment.requiredSecret(KEY);
    if (name.reveal().indexOf(':') >= 0) {
      throw new ConfigurationException(KEY + " must not hold a colon; is the secret behind it?");
    }
    return Optional.of(new Key(name, environment.requiredSecret(SECRET)));
  }

  Optional<TokenSource> fixedToken() {
    return token.map(TokenSource::of);
  }

  /** Those that the password makes. */
  EmsTokens madeTokens(ClientSettings settings) {
    EmsTokens.Builder tokens =
        EmsTokens.builder()
            .baseUrl(baseUrl)
            .user(username, password.orElseThrow())
            .padding(padding)
            .settings(settings);
    key.ifPresent(signing -> tokens.apiKey(signing.name(), signing.secret()));
    return tokens.build();
  }

  EmsCredentials credentials(TokenSource tokens) {
    EmsCredentials user =
        token
            .map(fixed -> EmsCredentials.user(username, fixed))
            .orElseGet(() -> EmsCredentials.user(username, tokens));
    return key.map(signing -> user.withApiKey(signing.name(), signing.secret())).orElse(user);
  }
}
