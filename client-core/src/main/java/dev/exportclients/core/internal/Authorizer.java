package dev.exportclients.core.internal;

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

  /**
   * After a request was answered with "not authenticated": changes what the next one will say.
   *
   * @return whether it is worth another try; false when nothing would be different
   */
  default boolean recover(Rejection rejection) {
    return false;
  }

  /**
   * @param sentHeaders of the refused request, by lower-case name, credentials included
   * @param serverDate the answer's {@code Date}
   */
  record Rejection(Map<String, String> sentHeaders, Optional<Instant> serverDate) {}
}
