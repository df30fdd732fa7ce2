package dev.exportclients.cli.config;

import dev.exportclients.core.Secret;
import dev.exportclients.ems.EmsCredentials;
import java.net.URI;

/** Where and as whom to call EMS: a user and a token, and an API key that signs if one is set. */
record EmsVariables(URI baseUrl, EmsCredentials credentials) {
  private static final String KEY = "EMS_API_KEY";
  private static final String SECRET = "EMS_API_SECRET";

  static EmsVariables of(EnvironmentVariables environment) {
    environment.require("EMS_BASE_URL", "EMS_USERNAME", "EMS_TOKEN");
    URI baseUrl = environment.requiredUrl("EMS_BASE_URL");
    String username = environment.requiredName("EMS_USERNAME");
    EmsCredentials user = EmsCredentials.user(username, environment.requiredSecret("EMS_TOKEN"));
    return new EmsVariables(baseUrl, signing(user, environment));
  }

  private static EmsCredentials signing(EmsCredentials user, EnvironmentVariables environment) {
    if (!environment.has(KEY) && !environment.has(SECRET)) {
      return user;
    }
    environment.require(KEY, SECRET);
    Secret key = environment.requiredSecret(KEY);
    if (key.reveal().indexOf(':') >= 0) {
      throw new ConfigurationException(KEY + " must not hold a colon; is the secret behind it?");
    }
    return user.withApiKey(key, environment.requiredSecret(SECRET));
  }
}
