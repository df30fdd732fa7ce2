package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.internal.argument.HeaderValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Where a client gets its bearer or user token. Asked before each request, and, after the server
 * got a 401, asked once more for a fresh one.
 *
 * <pre>{@code
 * TokenSource tokens = TokenSource.caching(
 *     () -> {
 *       Response response = askMyIdentityService();
 *       return new TokenSource.Token(Secret.of(response.token()), response.expiresAt());
 *     },
 *     Duration.ofMinutes(1));
 * }</pre>
 *
 * <p>Implementations must be safe for threads. An exception thrown here reaches the caller as it
 * is. A token that no header can carry, or with something around it (quotes, JSON, {@code Bearer}),
 * is not sent: the call ends with a {@link TransferException}.
 */
@FunctionalInterface
public interface TokenSource {

  /** The token to send now. */
  Secret token();

  /**
   * A token to replace one that the server refused. Returning the same token again means that there
   * is no fresher one, and the refusal stands, for all calls that are refused with it: asked again
   * for that token only once a server has accepted it meanwhile.
   */
  default Secret refreshed(Secret refused) {
    return token();
  }

  /**
   * Lets credentials that an identity service refused be sent to it again; see {@link #caching}.
   * Call this when the reason is gone, such as an account that was unlocked meanwhile. Without
   * effect on a source that remembers no refusal, as it is by default.
   */
  default void forgetRefusal() {}

  /**
   * Always the same token.
   *
   * @throws IllegalArgumentException if no header can carry it, or something was pasted along
   */
  static TokenSource of(Secret token) {
    HeaderValue.credential(token.reveal(), "token");
    return () -> token;
  }

  /**
   * Keeps tokens until shortly before they expire, and fetches one at a time, however many threads
   * ask.
   *
   * <p>Since wrong passwords lock an account, a refusal is remembered: a {@link SignInException}
   * whose cause is an {@link UnauthenticatedException} or a {@link PermissionDeniedException}. For
   * ten minutes nothing is fetched then, and whoever needs a token gets another such exception that
   * says when and why it was. After that one fetch finds out whether it still holds. {@link
   * #forgetRefusal} ends it at once. What else {@code fetch} throws is not remembered.
   *
   * <p>A clock that is set meanwhile moves neither the ten minutes nor the end of a token that is
   * kept: how long a token lives is found out when it comes.
   *
   * @param fetch obtains a token from its issuer
   * @param margin how long before its expiry a token is replaced
   */
  static TokenSource caching(Supplier<Token> fetch, Duration margin) {
    return caching(fetch, margin, Clock.systemUTC());
  }

  /** As {@link #caching(Supplier, Duration)}, by another clock. */
  static TokenSource caching(Supplier<Token> fetch, Duration margin, Clock clock) {
    return caching(fetch, margin, clock, Sleeper.SYSTEM);
  }

  /**
   * As {@link #caching(Supplier, Duration)}, by another clock, and by another measure of the time
   * that passes: {@link Sleeper#nanoTime}.
   */
  static TokenSource caching(Supplier<Token> fetch, Duration margin, Clock clock, Sleeper time) {
    return new CachingTokenSource(fetch, margin, clock, time);
  }

  /** A token and the instant from which it is void. */
  record Token(Secret secret, Instant expiresAt) {
    public Token {
      requireNonNull(secret, "secret");
      requireNonNull(expiresAt, "expiresAt");
    }
  }
}
