package dev.exportclients.cli.config;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.ecreporting.identity.OracleTokens;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Who asks Oracle's identity service for tokens, and where: a client, or a client for a user. */
final class OracleVariables {
  private static final String URL = "ECREPORTING_TOKEN_URL";
  private static final String ID = "ECREPORTING_CLIENT_ID";
  private static final String SECRET = "ECREPORTING_CLIENT_SECRET";
  private static final String SCOPE = "ECREPORTING_SCOPE";
  private static final String USERNAME = "ECREPORTING_USERNAME";
  private static final String PASSWORD = "ECREPORTING_PASSWORD";
  private static final String HEADERS = "ECREPORTING_TOKEN_HEADERS";

  /** The variables, by what the builder calls them. */
  private static final Map<String, String> NAMES =
      Map.of(
          "baseUrl", URL, "tokenUrl", URL, "client id", ID, "username", USERNAME, "scope", SCOPE);

  private final EnvironmentVariables environment;

  OracleVariables(EnvironmentVariables environment) {
    this.environment = environment;
  }

  /** Nothing where there is no token URL. */
  Optional<OracleTokens> tokens(Function<URI, ClientSettings> settings) {
    return environment.has(URL) ? Optional.of(source(settings)) : Optional.empty();
  }

  private OracleTokens source(Function<URI, ClientSettings> settings) {
    environment.require(URL, ID, SECRET, SCOPE);
    boolean isForAUser = environment.has(USERNAME) || environment.has(PASSWORD);
    if (isForAUser) {
      environment.require(USERNAME, PASSWORD);
    }
    URI url = environment.requiredUrl(URL);
    ClientSettings how = settings.apply(url);
    try {
      OracleTokens.Builder tokens =
          OracleTokens.builder()
              .tokenUrl(url)
              .client(environment.requiredText(ID), environment.requiredPassword(SECRET))
              .scope(environment.requiredText(SCOPE))
              .settings(how);
      if (isForAUser) {
        tokens.user(environment.requiredText(USERNAME), environment.requiredPassword(PASSWORD));
      }
      environment
          .text(HEADERS)
          .ifPresent(lines -> lines.lines().forEach(line -> add(line, tokens)));
      return tokens.build();
    } catch (RefusedArgumentException refused) {
      String argument = refused.argument();
      String variable = NAMES.getOrDefault(argument, HEADERS + ": " + argument);
      throw new ConfigurationException(refused.messageFor(variable), refused);
    }
  }

  private static void add(String line, OracleTokens.Builder tokens) {
    if (line.isBlank()) {
      return;
    }
    int colon = line.indexOf(':');
    String value = line.substring(colon + 1).strip();
    if (colon < 0 || value.isEmpty()) {
      throw new ConfigurationException(
          HEADERS + " has a line without a colon, or with nothing behind it; write Name: value");
    }
    String name = line.substring(0, colon).strip();
    tokens.header(name, Secret.of(HeaderValue.text(value, "header " + name)));
  }
}
