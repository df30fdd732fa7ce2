package dev.exportclients.core.internal.provider;

import dev.exportclients.core.RequestSigner;
import dev.exportclients.core.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A provider's way to say who asks. Safe for threads. */
public interface Authorizer extends RequestSigner {

  /** What must never be shown. */
  default Set<Secret> secrets() {
    return Set.of();
  }

  /** A call whose requests were signed ended, with whatever outcome: told once for each call. */
  default void ended(Outcome outcome) {}

  /**
   * After a request was answered with "not authenticated", and {@link #ended} was told: changes
   * what the next one will say.
   *
   * @param recoveries how often the call recovered before, since it last made progress
   * @return whether it is worth another try; false when nothing would be different
   */
  default boolean recover(Outcome rejection, int recoveries) {
    return false;
  }

  /**
   * @param sentHeaders of the last request that was signed, by lower-case name, credentials
   *     included
   * @param serverDate the response's {@code Date}
   * @param failure empty for a 2xx
   */
  record Outcome(
      Map<String, String> sentHeaders,
      Optional<Instant> serverDate,
      Optional<RuntimeException> failure) {}
}
