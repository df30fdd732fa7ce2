package dev.exportclients.sandbox.internal.deployment;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a test may set: credentials, how often to poll, spellings. Defaults again after a reset.
 * Thread-safe.
 */
public final class ProviderSettings {
  private volatile String emsUsername = DefaultCredentials.EMS_USERNAME;
  private volatile String emsToken = DefaultCredentials.EMS_TOKEN;
  private volatile String ecReportingToken = DefaultCredentials.ECREPORTING_TOKEN;
  private volatile String webAdmitApiKey = DefaultCredentials.WEBADMIT_API_KEY;
  private volatile String metaStudioToken = DefaultCredentials.METASTUDIO_TOKEN;
  private volatile String metaStudioSecretKey = DefaultCredentials.METASTUDIO_SK;
  private volatile int pollsUntilReady = 2;
  private volatile int userIdentities = 1;
  private volatile boolean snakeCaseStates;
  private volatile boolean arrayEnvelopes;
  private volatile @Nullable String attachmentsMediaType;
  private volatile Duration linkLifetime = Duration.ofSeconds(25);

  /** The EMS user and token that are valid from now on. */
  public ProviderSettings ems(String username, String token) {
    emsUsername = username;
    emsToken = token;
    return this;
  }

  /** The EC Reporting bearer token that is valid from now on. */
  public ProviderSettings ecReportingToken(String token) {
    ecReportingToken = token;
    return this;
  }

  /** The WebAdMIT key that is valid from now on. */
  public ProviderSettings webAdmitApiKey(String key) {
    webAdmitApiKey = key;
    return this;
  }

  /** The MetaStudio X-Auth-Token that is valid from now on. */
  public ProviderSettings metaStudioToken(String token) {
    metaStudioToken = token;
    return this;
  }

  /** The secret of {@link DefaultCredentials#METASTUDIO_AK} from now on. */
  public ProviderSettings metaStudioSecretKey(String secret) {
    metaStudioSecretKey = secret;
    return this;
  }

  /**
   * How many 412s EMS's dataset 1234 gives, and how many polls find a WebAdMIT run unfinished; 2 by
   * default.
   */
  public ProviderSettings pollsUntilReady(int polls) {
    pollsUntilReady = polls;
    return this;
  }

  /**
   * How many WebAdMIT identities there are, 0 to 2; 1 by default.
   *
   * @throws IllegalArgumentException if there can't be so many
   */
  public ProviderSettings userIdentities(int count) {
    if (count < 0 || count > 2) {
      throw new IllegalArgumentException("There are 0 to 2 identities, not " + count);
    }
    userIdentities = count;
    return this;
  }

  /** Whether WebAdMIT's runs say {@code in_progress} in place of {@code In Progress}. */
  public ProviderSettings snakeCaseStates(boolean snakeCase) {
    snakeCaseStates = snakeCase;
    return this;
  }

  /** Whether WebAdMIT wraps a run in an array of one, as in early 2018. */
  public ProviderSettings arrayEnvelopes(boolean arrays) {
    arrayEnvelopes = arrays;
    return this;
  }

  /** Makes EMS list attachments as this, such as {@code text/xml}, whatever Accept says. */
  public ProviderSettings attachmentsMediaType(@Nullable String mediaType) {
    attachmentsMediaType = mediaType;
    return this;
  }

  /** How long WebAdMIT's links are good; 25 s by default. */
  public ProviderSettings linkLifetime(Duration lifetime) {
    linkLifetime = lifetime;
    return this;
  }

  void reset() {
    ProviderSettings fresh = new ProviderSettings();
    ems(fresh.emsUsername, fresh.emsToken)
        .ecReportingToken(fresh.ecReportingToken)
        .webAdmitApiKey(fresh.webAdmitApiKey);
    metaStudioToken(fresh.metaStudioToken).metaStudioSecretKey(fresh.metaStudioSecretKey);
    pollsUntilReady(fresh.pollsUntilReady)
        .userIdentities(fresh.userIdentities)
        .linkLifetime(fresh.linkLifetime);
    snakeCaseStates(false).arrayEnvelopes(false).attachmentsMediaType(null);
  }

  public String emsUsername() {
    return emsUsername;
  }

  public String emsToken() {
    return emsToken;
  }

  public String ecReportingToken() {
    return ecReportingToken;
  }

  public String webAdmitApiKey() {
    return webAdmitApiKey;
  }

  public String metaStudioToken() {
    return metaStudioToken;
  }

  public String metaStudioSecretKey() {
    return metaStudioSecretKey;
  }

  public int pollsUntilReady() {
    return pollsUntilReady;
  }

  public int userIdentities() {
    return userIdentities;
  }

  public boolean snakeCaseStates() {
    return snakeCaseStates;
  }

  public boolean arrayEnvelopes() {
    return arrayEnvelopes;
  }

  public Optional<String> attachmentsMediaType() {
    return Optional.ofNullable(attachmentsMediaType);
  }

  public Duration linkLifetime() {
    return linkLifetime;
  }
}
