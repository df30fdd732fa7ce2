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

  /**
   * {@return the token to send now, as it stands in the header, without {@code Bearer}} Called
   * before each request, by many threads at once: keep the token while it lives.
   */
  Secret token();

  /**
   * A token to replace one that the server refused. Returning the same token again means that there
   * is no fresher one, and the refusal stands, for all calls that are refused with it: asked again
   * for that token only once a server has accepted it meanwhile.
   *
   * @param refused the token that the server responded to with 401
   * @return a token to send instead; by default what {@link #token} gives
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
   * @param token the token alone, without {@code Bearer} around it
   * @return a source that has no fresher one: a refusal stands
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
   * @return a source that has fetched nothing yet
   */
  static TokenSource caching(Supplier<Token> fetch, Duration margin) {
    return caching(fetch, margin, Clock.systemUTC());
  }

  /**
   * As {@link #caching(Supplier, Duration)}, by another clock.
   *
   * @param fetch obtains a token from its issuer
   * @param margin how long before its expiry a token is replaced
   * @param clock the time of day that expiries are compared with
   * @return a source that has fetched nothing yet
   */
  static TokenSource caching(Supplier<Token> fetch, Duration margin, Clock clock) {
    return caching(fetch, margin, clock, Sleeper.SYSTEM);
  }

  /**
   * As {@link #caching(Supplier, Duration)}, by another clock, and by another measure of the time
   * that passes: {@link Sleeper#nanoTime}.
   *
   * @param fetch obtains a token from its issuer
   * @param margin how long before its expiry a token is replaced
   * @param clock the time of day that expiries are compared with
   * @param time measures how long a token has been kept
   * @return a source that has fetched nothing yet
   */
  static TokenSource caching(Supplier<Token> fetch, Duration margin, Clock clock, Sleeper time) {
    return new CachingTokenSource(fetch, margin, clock, time);
  }

  /**
   * A token and the instant from which it is void.
   *
   * @param secret the token, as it stands in the header
   * @param expiresAt by the clock of {@link #caching}
   */
  record Token(Secret secret, Instant expiresAt) {
    /**
     * Refuses null.
     *
     * @param secret the token
     * @param expiresAt may be past: such a token is used once, and replaced by the next call
     */
    public Token {
      requireNonNull(secret, "secret");
      requireNonNull(expiresAt, "expiresAt");
    }
  }
}
