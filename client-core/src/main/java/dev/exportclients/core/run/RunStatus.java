package dev.exportclients.core.run;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a run was when its provider was asked. Immutable. */
public final class RunStatus {
  /** What a state means for the caller, whatever word the provider has for it. */
  public enum Phase {
    /** Not finished, or not listed yet: ask again later. */
    RUNNING,
    /** The file is there. */
    READY,
    /** Finished; nothing matched, so there is no file. */
    EMPTY,
    /** Finished without a file, by the provider's fault or the order's. */
    FAILED,
    /** The file was there, and is no more. */
    EXPIRED,
    /** The provider said a word that we don't know. */
    UNKNOWN
  }

  private final Phase phase;
  private final @Nullable String providerState;

  private RunStatus(Phase phase, @Nullable String providerState) {
    this.phase = requireNonNull(phase, "phase");
    this.providerState = providerState;
  }

  /**
   * For a client's use, and for tests.
   *
   * @param phase what the state means for the caller
   * @param providerState the provider's own word, made fit for a message; null if it has none
   * @return the status, without asking anybody
   */
  public static RunStatus of(Phase phase, @Nullable String providerState) {
    return new RunStatus(phase, providerState);
  }

  /** {@return what the state means for the caller} */
  public Phase phase() {
    return phase;
  }

  /** {@return the provider's own word, at most 80 characters in one line; empty if it has none} */
  public Optional<String> providerState() {
    return Optional.ofNullable(providerState);
  }

  @Override
  public String toString() {
    return providerState == null ? phase.toString() : phase + " (" + providerState + ")";
  }
}
