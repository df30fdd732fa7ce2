package dev.exportclients.core.internal.provider;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A provider's way to say who asks. Safe for threads. */
public interface Authorizer {

  /** Adds credentials to one request of an attempt, fresh for each. */
  void sign(OutgoingRequest request, Attempt attempt);

  /** What must never be shown, besides what goes out by {@link OutgoingRequest#secretHeader}. */
  default Set<Secret> secrets() {
    return Set.of();
  }

  /**
   * An attempt whose requests were signed has ended: told once for each. A file's attempt ends when
   * the content check has passed or failed.
   */
  default void ended(Outcome outcome) {}

  /**
   * In place of {@link #ended}, for a success by its status whose body was given up, or broke off,
   * before it showed whether it is one.
   */
  default void abandoned(Outcome outcome) {}

  /**
   * After a request was refused as "not authenticated", and {@link #ended} was told: changes what
   * the next one will say.
   *
   * @param recoveries how often the call recovered before, since it last made progress
   * @return whether it is worth another try; false when nothing would be different
   * @throws ExchangeFailure if the call's time ends before that is known, or by an interrupt
   */
  default boolean recover(Outcome rejection, int recoveries) {
    return false;
  }

  /**
   * @param attempt that ended
   * @param sentHeaders of the last request that was signed, by lower-case name, credentials
   *     included
   * @param serverDate the response's {@code Date}
   * @param failure empty for none
   */
  record Outcome(
      Attempt attempt,
      Map<String, String> sentHeaders,
      Optional<Instant> serverDate,
      Optional<RuntimeException> failure) {}
}
