package dev.exportclients.ems;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.ems.internal.EmsApi;
import dev.exportclients.ems.internal.UserCredentialsDto;
import dev.exportclients.ems.internal.UserTokenDto;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * User tokens, made from a user's name and password. <b>A new token ends all others of the same
 * user and API key</b>, also those of a person at work in EMS: have one source for one user, and
 * share it.
 *
 * <pre>{@code
 * try (EmsTokens tokens = EmsTokens.builder()
 *         .baseUrl(url)
 *         .user("ExampleDomain\\User.Name", Secret.of(System.getenv("EMS_PASSWORD")))
 *         .build();
 *     EmsClient ems = EmsClient.builder()
 *         .baseUrl(url)
 *         .credentials(EmsCredentials.user("ExampleDomain\\User.Name", tokens))
 *         .build()) {
 *   ems.startResults(1234).download().saveTo(folder, waiting);
 * }
 * }</pre>
 *
 * <p>For each token the deployment's public key is fetched anew, since it changes when the web
 * application restarts; the password goes out encrypted. A token is kept until a minute before it
 * expires, eight hours after it was made, and is replaced once EMS refuses it. One is made at a
 * time, however many threads ask. What goes wrong is a {@link
 * dev.exportclients.core.exception.SignInException}. A password that was refused is not sent again
 * for ten minutes, or until {@link #forgetRefusal}: see {@link TokenSource#caching}.
 *
 * <p>That the password is UTF-8, and the result in base64, is inferred, like the padding.
 *
 * <p>Safe to share between threads. Close it when done.
 *
 * @see <a
 *     href="https://flexapi.unilever.com/help/POST-V1-ems-userTokens-createExternal.html">createExternal</a>
 */
public final class EmsTokens implements TokenSource, AutoCloseable {
  static final String SHOW_PUBLIC_KEY = "ems.showPublicKey";
  static final String CREATE_TOKEN = "ems.createExternalToken";

  private static final String SERVICE = "EMS";
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final ClientRuntime runtime;
  private final GeneratedApi<EmsApi> api;
  private final String username;
  private final Secret password;
  private final Padding padding;
  private final TokenLifetime lifetime;
  private final TokenSource tokens;

  private EmsTokens(Builder builder) {
    username = requireNonNull(builder.username, "user");
    password = requireNonNull(builder.password, "user");
    padding = builder.padding;
    lifetime = new TokenLifetime(builder.settings().clock());
    runtime =
        new ClientRuntime(
            builder.baseUrl(), builder.settings(), builder.authorizer(password), new EmsErrors());
    api = runtime.api(EmsApi.class, new EmsDecoder());
    tokens =
        TokenSource.caching(
            this::signIn, MARGIN, builder.settings().clock(), builder.settings().sleeper());
  }

  /** {@return a builder with {@link Padding#PKCS1} and version 1; base URL and user are missing} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the user token of now, made if there is none}
   *
   * @throws dev.exportclients.core.exception.SignInException if there is none to be had
   */
  @Override
  public Secret token() {
    return tokens.token();
  }

  @Override
  public Secret refreshed(Secret refused) {
    return tokens.refreshed(refused);
  }

  @Override
  public void forgetRefusal() {
    tokens.forgetRefusal();
  }

  private Token signIn() {
    return runtime.token(
        SERVICE,
        CREATE_TOKEN,
        attempt -> token(api.of(attempt).createExternalToken(credentials(keyOfNow()))));
  }

  /** A retry, too: by the key of before a restart, EMS would take the password for a wrong one. */
  private PasswordKey keyOfNow() {
    return runtime.signIn(
        SERVICE, SHOW_PUBLIC_KEY, attempt -> PasswordKey.of(api.of(attempt).showPublicKey()));
  }

  private UserCredentialsDto credentials(PasswordKey key) {
    String encrypted = key.encrypted(password, padding);
    runtime.hide(Secret.of(encrypted));
    return new UserCredentialsDto().username(username).password(encrypted);
  }

  private Token token(UserTokenDto made) {
    try {
      return new Token(Secret.of(made.getToken()), lifetime.end(made.getExpires()));
    } catch (IllegalArgumentException | NullPointerException none) {
      String said = CREATE_TOKEN + ": no token is in EMS's response";
      throw new UnexpectedContentException(said, CREATE_TOKEN, 200, null, null, null);
    }
  }

  @Override
  public void close() {
    runtime.close();
  }

  /** How the password is padded before RSA; EMS does not say which it wants. */
  public enum Padding {
    /** PKCS#1 v1.5, the usual one of the class that EMS's documentation names. The default. */
    PKCS1("RSA/ECB/PKCS1Padding"),
    /** OAEP with SHA-1 and MGF1. */
    OAEP("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");

    final String transformation;

    Padding(String transformation) {
      this.transformation = transformation;
    }
  }

  /** Builds a source; base URL and user are required. Not safe for threads. */
  public static final class Builder extends EmsBuilder<Builder> {
    private @Nullable String username;
    private @Nullable Secret password;
    private @Nullable ApiKey apiKey;
    private Padding padding = Padding.PKCS1;

    private Builder() {}

    /**
     * Whose tokens they are.
     *
     * @param name as {@code DOMAIN\User.Name}
     * @param itsPassword goes out encrypted with the deployment's public key
     * @return this builder
     * @throws IllegalArgumentException if no header can carry the name
     */
    public Builder user(String name, Secret itsPassword) {
      username = HeaderValue.name(name, "username");
      password = requireNonNull(itsPassword, "password");
      return this;
    }

    /**
     * How the password is padded before it is encrypted. Default {@link Padding#PKCS1}.
     *
     * @param kind as the deployment expects it
     * @return this builder
     */
    public Builder padding(Padding kind) {
      padding = requireNonNull(kind, "padding");
      return this;
    }

    /**
     * As {@link EmsCredentials#withApiKey}: a token is bound to its API key. Default: none.
     *
     * @param key hidden like the secret
     * @param secret signs each request, and is never sent
     * @return this builder
     * @throws IllegalArgumentException if no header can carry the key, or it holds a colon
     */
    public Builder apiKey(Secret key, Secret secret) {
      apiKey = new ApiKey(requireNonNull(key, "key"), requireNonNull(secret, "secret"));
      return this;
    }

    /** No user's headers: EMS ignores them here. */
    private Authorizer authorizer(Secret itsPassword) {
      Optional<ApiKey> key = Optional.ofNullable(apiKey);
      Set<Secret> secrets = new HashSet<>(Set.of(itsPassword));
      key.ifPresent(signing -> secrets.addAll(signing.secrets()));
      EmsHeaders headers = headers(key, "*/*");
      return new Authorizer() {
        @Override
        public void sign(OutgoingRequest request, Attempt attempt) {
          headers.accept(request);
          headers.sign(request);
        }

        @Override
        public Set<Secret> secrets() {
          return secrets;
        }
      };
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * {@return a source that has sent nothing; a wrong password shows with the first token}
     *
     * @throws NullPointerException naming what is missing
     * @throws IllegalArgumentException if the base URL is unusable
     */
    public EmsTokens build() {
      return new EmsTokens(this);
    }
  }
}
