package dev.exportclients.ems;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.provider.SecretArgument;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a user with a token, and, where a deployment wants it, an API key whose secret signs
 * each request.
 *
 * <pre>{@code
 * EmsCredentials.user("ExampleDomain\\User.Name", Secret.of(System.getenv("EMS_TOKEN")))
 *     .withApiKey(
 *         Secret.of(System.getenv("EMS_API_KEY")), Secret.of(System.getenv("EMS_API_SECRET")));
 * }</pre>
 *
 * <p>Immutable; safe to share between threads.
 */
public final class EmsCredentials {
  private final String username;
  private final TokenSource tokens;
  private final Set<Secret> secrets;
  private final @Nullable ApiKey apiKey;

  private EmsCredentials(
      String username, TokenSource tokens, Set<Secret> secrets, @Nullable ApiKey apiKey) {
    this.username = username;
    this.tokens = tokens;
    this.secrets = Set.copyOf(secrets);
    this.apiKey = apiKey;
  }

  /**
   * A user and the user's token.
   *
   * @param name as {@code DOMAIN\User.Name}
   * @param token lives eight hours; making a new one voids the old
   * @return credentials without an API key
   * @throws IllegalArgumentException if no header can carry one of them
   */
  public static EmsCredentials user(String name, Secret token) {
    SecretArgument.checked(token, "token");
    return new EmsCredentials(username(name), TokenSource.of(token), Set.of(token), null);
  }

  /**
   * A user and where the user's tokens come from. A token that EMS refuses is replaced once.
   *
   * @param name as {@code DOMAIN\User.Name}
   * @param tokens asked before each request, such as {@link EmsTokens}
   * @return credentials without an API key
   * @throws IllegalArgumentException if no header can carry the name
   */
  public static EmsCredentials user(String name, TokenSource tokens) {
    return new EmsCredentials(username(name), requireNonNull(tokens, "tokens"), Set.of(), null);
  }

  private static String username(String name) {
    return HeaderValue.name(name, "username");
  }

  /**
   * With an API key: from now on each request is signed, by the headers {@code Timestamp} and
   * {@code Authentication}, anew for each attempt. The vendor says that there is such an HMAC, not
   * how it is made: this scheme is read from public code, and a deployment may differ. Off unless a
   * key is given.
   *
   * @param key hidden like the secret
   * @param secret signs each request, and is never sent
   * @return a copy; these credentials stay as they are
   * @throws IllegalArgumentException if no header can carry the key, or it holds a colon
   */
  public EmsCredentials withApiKey(Secret key, Secret secret) {
    ApiKey signing = new ApiKey(requireNonNull(key, "key"), requireNonNull(secret, "secret"));
    return new EmsCredentials(username, tokens, secrets, signing);
  }

  String username() {
    return username;
  }

  TokenSource tokens() {
    return tokens;
  }

  Optional<ApiKey> apiKey() {
    return Optional.ofNullable(apiKey);
  }

  Set<Secret> secrets() {
    Set<Secret> all = new HashSet<>(secrets);
    apiKey().ifPresent(signing -> all.addAll(signing.secrets()));
    return all;
  }

  @Override
  public String toString() {
    return "user, token ***" + (apiKey == null ? "" : ", API key ***");
  }
}
