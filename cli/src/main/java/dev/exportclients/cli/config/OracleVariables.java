package dev.exportclients.cli.config;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.ecreporting.identity.OracleTokens;
import java.net.URI;
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
    } catch (IllegalArgumentException refused) {
      throw new ConfigurationException(named(String.valueOf(refused.getMessage())), refused);
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
    tokens.header(line.substring(0, colon).strip(), Secret.of(value));
  }

  /** What a builder refuses begins with its own name for it. */
  private static String named(String why) {
    return why.replaceFirst("^(baseUrl|tokenUrl) ", URL + " ")
        .replaceFirst("^client id ", ID + " ")
        .replaceFirst("^username ", USERNAME + " ")
        .replaceFirst("^scope ", SCOPE + " ")
        .replaceFirst("^(a header's|header) ", HEADERS + ": $1 ");
  }
}
