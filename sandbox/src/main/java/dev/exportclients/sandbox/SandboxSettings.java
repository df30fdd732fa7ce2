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

  /** The EMS user and token that are valid from now on. */
  public SandboxSettings ems(String username, String token) {
    return valid("emsUsername", username).valid("emsToken", token);
  }

  /** The EMS API key and its secret that are valid from now on. */
  public SandboxSettings emsApiKey(String key, String secret) {
    return valid("emsApiKey", key).valid("emsApiSecret", secret);
  }

  /** Whether EMS refuses what no API key signed; not by default. What is signed is checked. */
  public SandboxSettings emsSignatures(boolean wanted) {
    settings.emsSignatures(wanted);
    return this;
  }

  /** The password of the EMS user, and whether it has to be padded by OAEP, not PKCS#1. */
  public SandboxSettings emsPassword(String password, boolean oaep) {
    settings.emsOaep(oaep);
    return valid("emsPassword", password);
  }

  /** The EC Reporting bearer token that is valid from now on. */
  public SandboxSettings ecReportingToken(String token) {
    return valid("ecReportingToken", token);
  }

  /** The client that EC Reporting's identity service gives tokens from now on. */
  public SandboxSettings ecReportingClient(String id, String secret) {
    return valid("ecReportingClientId", id).valid("ecReportingClientSecret", secret);
  }

  /** The user for whom EC Reporting's identity service gives tokens from now on. */
  public SandboxSettings ecReportingUser(String username, String password) {
    return valid("ecReportingUsername", username).valid("ecReportingPassword", password);
  }

  /** The WebAdMIT key that is valid from now on. */
  public SandboxSettings webAdmitApiKey(String key) {
    return valid("webAdmitApiKey", key);
  }

  /** The MetaStudio X-Auth-Token that is valid from now on. */
  public SandboxSettings metaStudioToken(String token) {
    return valid("metaStudioToken", token);
  }

  /** The secret of {@link SandboxCredentials#METASTUDIO_AK} from now on. */
  public SandboxSettings metaStudioSecretKey(String secret) {
    return valid("metaStudioSecretKey", secret);
  }

  /** The user that IAM gives tokens to from now on. */
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
   */
  public SandboxSettings pollsUntilReady(int polls) {
    settings.pollsUntilReady(polls);
    return this;
  }

  /**
   * How many WebAdMIT identities there are, 0 to 2; 1 by default.
   *
   * @throws IllegalArgumentException if there can't be so many
   */
  public SandboxSettings userIdentities(int count) {
    settings.userIdentities(count);
    return this;
  }

  /** Whether WebAdMIT's runs say {@code in_progress} in place of {@code In Progress}. */
  public SandboxSettings snakeCaseStates(boolean snakeCase) {
    settings.snakeCaseStates(snakeCase);
    return this;
  }

  /** Whether WebAdMIT wraps a run in an array of one, as in early 2018. */
  public SandboxSettings arrayEnvelopes(boolean arrays) {
    settings.arrayEnvelopes(arrays);
    return this;
  }

  /** Makes EMS list attachments as this, such as {@code text/xml}, whatever Accept says. */
  public SandboxSettings attachmentsMediaType(@Nullable String mediaType) {
    settings.attachmentsMediaType(mediaType);
    return this;
  }

  /** How long WebAdMIT's links are good; 25 s by default. */
  public SandboxSettings linkLifetime(Duration lifetime) {
    settings.linkLifetime(lifetime);
    return this;
  }
}
