package dev.exportclients.core.internal.provider;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a token of a {@link TokenSource} in a header, and asks for a fresh one after a 401. Where a
 * new token voids the one before, calls that were refused with an older one take the newest: one
 * token is fetched for each that expires, however many threads were refused with it.
 */
public final class TokenAuthorizer implements Authorizer {
  private static final int REMEMBERED = 64;

  /** A call whose every token is refused while others' are not: it is no matter of tokens. */
  private static final int MAX_FETCHES = 5;

  private final String header;
  private final String prefix;
  private final TokenSource source;
  private final ReentrantLock lock = new ReentrantLock();

  /** Those that were refused and replaced: a source may give them on. */
  private final Set<Secret> refused = lastOnes();

  /** Those that were refused, and the source has none in their place. */
  private final Set<Secret> unreplaced = Collections.synchronizedSet(lastOnes());

  private volatile @Nullable Known newest;

  /** The one that was sent last. */
  private volatile @Nullable Checked checked;

  /**
   * @param prefix goes before the token, such as {@code "Bearer "}
   */
  public TokenAuthorizer(String header, String prefix, TokenSource source) {
    this.header = header;
    this.prefix = prefix;
    this.source = requireNonNull(source, "credentials");
  }

  @Override
  public void sign(OutgoingRequest request, Attempt attempt) {
    Secret token = attempt.takesNewest() ? newest(attempt) : null;
    if (token == null) {
      token = known(requireNonNull(within(attempt, source::token), "token"), attempt);
    }
    attempt.carry(token);
    Checked last = checked;
    if (last == null || !last.token().equals(token)) {
      last = new Checked(token, sendable(token, attempt.operation));
      checked = last;
    }
    request.secretHeader(header, prefix, last.sendable());
  }

  /**
   * For a call that was refused with an older one, without asking the source: one without a memory
   * would fetch another for each.
   */
  private @Nullable Secret newest(Attempt attempt) {
    lock(attempt);
    try {
      Known last = newest;
      return last == null ? null : last.token();
    } finally {
      lock.unlock();
    }
  }

  private static Secret sendable(Secret token, String operation) {
    try {
      return Secret.of(HeaderValue.credential(token.reveal(), "token"));
    } catch (IllegalArgumentException unusable) {
      throw new TransferException(
          operation + ": nothing was sent, the source's " + unusable.getMessage(), operation, null);
    }
  }

  private Secret known(Secret given, Attempt attempt) {
    lock(attempt);
    try {
      Known last = newest;
      if (last != null && refused.contains(given)) {
        return last.token();
      }
      renew(given);
      return given;
    } finally {
      lock.unlock();
    }
  }

  private void renew(Secret token) {
    Known last = newest;
    if (last == null || !last.token().equals(token)) {
      newest = new Known(token, new AtomicBoolean());
    }
  }

  @Override
  public void ended(Outcome outcome) {
    if (outcome.failure().isEmpty()) {
      accepted(outcome);
    }
  }

  /** The status is enough for a token. */
  @Override
  public void abandoned(Outcome outcome) {
    accepted(outcome);
  }

  private void accepted(Outcome outcome) {
    Secret token = outcome.attempt().token();
    Known last = newest;
    if (token != null && last != null && last.token().equals(token)) {
      last.wasAccepted().set(true);
      unreplaced.remove(token);
    }
  }

  /**
   * One refresh at a time, and one for each refused token; threads whose token was refused
   * meanwhile, or later, take what it brought.
   */
  @Override
  public boolean recover(Outcome rejection, int recoveries) {
    Secret token = rejection.attempt().token();
    if (token == null) {
      return false;
    }
    lock(rejection.attempt());
    try {
      Known last = newest;
      if (last == null || last.token().equals(token)) {
        boolean freshOneWasRefused = recoveries > 0 && last != null && !last.wasAccepted().get();
        boolean isHopeless =
            freshOneWasRefused || recoveries >= MAX_FETCHES || unreplaced.contains(token);
        if (isHopeless || !fetch(token, rejection.attempt())) {
          return false;
        }
      }
      refused.add(token);
      rejection.attempt().takeNewest();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean fetch(Secret token, Attempt attempt) {
    Secret fresh =
        requireNonNull(within(attempt, () -> source.refreshed(token)), "refreshed token");
    if (fresh.equals(token)) {
      unreplaced.add(token);
      return false;
    }
    refused.remove(fresh);
    renew(fresh);
    return true;
  }

  /** A source knows nothing of the call that wants its token; what it says of its end is told. */
  private static Secret within(Attempt attempt, Supplier<Secret> source) {
    return TimeLimit.within(
        attempt.nanosLeft(),
        source,
        failure ->
            attempt.late(
                " while a token was fetched" + (failure == null ? "" : ": " + failure.getMessage()),
                failure));
  }

  private record Known(Secret token, AtomicBoolean wasAccepted) {}

  private record Checked(Secret token, Secret sendable) {}

  /** Whoever holds it may be fetching a token, which takes as long as it takes. */
  private void lock(Attempt attempt) {
    try {
      if (!lock.tryLock(attempt.nanosLeft(), TimeUnit.NANOSECONDS)) {
        throw attempt.late(null);
      }
    } catch (InterruptedException interrupted) {
      throw ExchangeFailure.interrupted(interrupted);
    }
  }

  private static Set<Secret> lastOnes() {
    return Collections.newSetFromMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Secret, Boolean> eldest) {
            return size() > REMEMBERED;
          }
        });
  }
}
