package dev.exportclients.sandbox.internal.deployment;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a test may set beside credentials: how often to poll, spellings. Defaults again after a
 * reset. Thread-safe.
 */
public final class ProviderSettings {
  private volatile int pollsUntilReady = 2;
  private volatile int userIdentities = 1;
  private volatile boolean emsSignatures;
  private volatile boolean emsOaep;
  private volatile boolean snakeCaseStates;
  private volatile boolean arrayEnvelopes;
  private volatile @Nullable String attachmentsMediaType;
  private volatile Duration linkLifetime = Duration.ofSeconds(25);

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

  /** Whether EMS refuses what no API key signed. What is signed is always checked. */
  public ProviderSettings emsSignatures(boolean wanted) {
    emsSignatures = wanted;
    return this;
  }

  /** Whether EMS wants passwords padded by OAEP in place of PKCS#1. */
  public ProviderSettings emsOaep(boolean oaep) {
    emsOaep = oaep;
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
    pollsUntilReady(fresh.pollsUntilReady)
        .userIdentities(fresh.userIdentities)
        .linkLifetime(fresh.linkLifetime);
    snakeCaseStates(false)
        .arrayEnvelopes(false)
        .attachmentsMediaType(null)
        .emsSignatures(false)
        .emsOaep(false);
  }

  public int pollsUntilReady() {
    return pollsUntilReady;
  }

  public int userIdentities() {
    return userIdentities;
  }

  public boolean emsOaep() {
    return emsOaep;
  }

  public boolean emsSignatures() {
    return emsSignatures;
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
