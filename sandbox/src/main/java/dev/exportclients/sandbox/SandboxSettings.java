package dev.exportclients.sandbox;

import dev.exportclients.sandbox.internal.deployment.Credentials;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.deployment.ProviderSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a test may set: credentials, how often to poll, spellings. Defaults again after a reset.
 * Thread-safe.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start()) {
 *   sandbox.settings().webAdmitApiKey("another-key").metaStudioToken("another-token");
 * }
 * }</pre>
 */
public final class SandboxSettings {
  private final ProviderSettings settings;
  private final Credentials credentials;

  SandboxSettings(Deployment deployment) {
    this.settings = deployment.settings();
    this.credentials = deployment.credentials();
  }

  /**
   * The EMS user and token that are valid from now on.
   *
   * @param username in place of {@link SandboxCredentials#EMS_USERNAME}
   * @param token in place of {@link SandboxCredentials#EMS_TOKEN}
   * @return these settings
   */
  public SandboxSettings ems(String username, String token) {
    return valid("emsUsername", username).valid("emsToken", token);
  }

  /**
   * The EMS API key and its secret that are valid from now on.
   *
   * @param key in place of {@link SandboxCredentials#EMS_API_KEY}
   * @param secret in place of {@link SandboxCredentials#EMS_API_SECRET}
   * @return these settings
   */
  public SandboxSettings emsApiKey(String key, String secret) {
    return valid("emsApiKey", key).valid("emsApiSecret", secret);
  }

  /**
   * Whether EMS refuses what no API key signed; not by default. What is signed is checked.
   *
   * @param wanted true to refuse it
   * @return these settings
   */
  public SandboxSettings emsSignatures(boolean wanted) {
    settings.emsSignatures(wanted);
    return this;
  }

  /**
   * The password of the EMS user, and whether it has to be padded by OAEP, not PKCS#1.
   *
   * @param password in place of {@link SandboxCredentials#EMS_PASSWORD}
   * @param oaep true for OAEP; PKCS#1 by default
   * @return these settings
   */
  public SandboxSettings emsPassword(String password, boolean oaep) {
    settings.emsOaep(oaep);
    return valid("emsPassword", password);
  }

  /**
   * The EC Reporting bearer token that is valid from now on.
   *
   * @param token in place of {@link SandboxCredentials#ECREPORTING_TOKEN}
   * @return these settings
   */
  public SandboxSettings ecReportingToken(String token) {
    return valid("ecReportingToken", token);
  }

  /**
   * The client that EC Reporting's identity service gives tokens from now on.
   *
   * @param id in place of {@link SandboxCredentials#ECREPORTING_CLIENT_ID}
   * @param secret in place of {@link SandboxCredentials#ECREPORTING_CLIENT_SECRET}
   * @return these settings
   */
  public SandboxSettings ecReportingClient(String id, String secret) {
    return valid("ecReportingClientId", id).valid("ecReportingClientSecret", secret);
  }

  /**
   * The user for whom EC Reporting's identity service gives tokens from now on.
   *
   * @param username in place of {@link SandboxCredentials#ECREPORTING_USERNAME}
   * @param password in place of {@link SandboxCredentials#ECREPORTING_PASSWORD}
   * @return these settings
   */
  public SandboxSettings ecReportingUser(String username, String password) {
    return valid("ecReportingUsername", username).valid("ecReportingPassword", password);
  }

  /**
   * The WebAdMIT key that is valid from now on.
   *
   * @param key in place of {@link SandboxCredentials#WEBADMIT_API_KEY}
   * @return these settings
   */
  public SandboxSettings webAdmitApiKey(String key) {
    return valid("webAdmitApiKey", key);
  }

  /**
   * The MetaStudio X-Auth-Token that is valid from now on.
   *
   * @param token in place of {@link SandboxCredentials#METASTUDIO_TOKEN}
   * @return these settings
   */
  public SandboxSettings metaStudioToken(String token) {
    return valid("metaStudioToken", token);
  }

  /**
   * The secret of {@link SandboxCredentials#METASTUDIO_AK} from now on.
   *
   * @param secret in place of {@link SandboxCredentials#METASTUDIO_SK}
   * @return these settings
   */
  public SandboxSettings metaStudioSecretKey(String secret) {
    return valid("metaStudioSecretKey", secret);
  }

  /**
   * The user that IAM gives tokens to from now on.
   *
   * @param user in place of {@link SandboxCredentials#METASTUDIO_IAM_USER}
   * @param password in place of {@link SandboxCredentials#METASTUDIO_IAM_PASSWORD}
   * @param domain in place of {@link SandboxCredentials#METASTUDIO_IAM_DOMAIN}
   * @return these settings
   */
  public SandboxSettings iamUser(String user, String password, String domain) {
    return valid("iamUser", user).valid("iamPassword", password).valid("iamDomain", domain);
  }

  private SandboxSettings valid(String credential, String value) {
    credentials.set(credential, value);
    return this;
  }

  /**
   * How many 412s EMS's dataset 1234 gives, and how many polls find a WebAdMIT run unfinished; 2 by
   * default.
   *
   * @param polls 0 for an export that is ready at once
   * @return these settings
   */
  public SandboxSettings pollsUntilReady(int polls) {
    settings.pollsUntilReady(polls);
    return this;
  }

  /**
   * How many WebAdMIT identities there are, 0 to 2; 1 by default.
   *
   * @param count 0 to 2
   * @return these settings
   * @throws IllegalArgumentException if there can't be so many
   */
  public SandboxSettings userIdentities(int count) {
    settings.userIdentities(count);
    return this;
  }

  /**
   * Whether WebAdMIT's runs say {@code in_progress} in place of {@code In Progress}.
   *
   * @param snakeCase true for {@code in_progress}; false by default
   * @return these settings
   */
  public SandboxSettings snakeCaseStates(boolean snakeCase) {
    settings.snakeCaseStates(snakeCase);
    return this;
  }

  /**
   * Whether WebAdMIT wraps a run in an array of one, as in early 2018.
   *
   * @param arrays true for an array; false by default
   * @return these settings
   */
  public SandboxSettings arrayEnvelopes(boolean arrays) {
    settings.arrayEnvelopes(arrays);
    return this;
  }

  /**
   * Makes EMS list attachments as this, such as {@code text/xml}, whatever Accept says.
   *
   * @param mediaType null for what Accept asks for, which is the default
   * @return these settings
   */
  public SandboxSettings attachmentsMediaType(@Nullable String mediaType) {
    settings.attachmentsMediaType(mediaType);
    return this;
  }

  /**
   * How long WebAdMIT's links are good; 25 s by default.
   *
   * @param lifetime from the response with the link, by the sandbox's clock
   * @return these settings
   */
  public SandboxSettings linkLifetime(Duration lifetime) {
    settings.linkLifetime(lifetime);
    return this;
  }
}
