package dev.exportclients.ecreporting.identity;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.ecreporting.internal.AccessTokenDto;
import dev.exportclients.ecreporting.internal.EcReportingIdentityApi;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of Oracle Life Sciences IAMS, by client credentials or for a user. A token is kept until
 * shortly before it ends, after ten minutes as a rule, and asked for anew after a 401; one request
 * at a time, however many threads want one.
 *
 * <pre>{@code
 * OracleTokens tokens = OracleTokens.builder()
 *     .tokenUrl(URI.create("https://identity.example.org/oauth2/tenant/tokens"))
 *     .client("client-id", Secret.of(System.getenv("ECREPORTING_CLIENT_SECRET")))
 *     .scope("tenant.ec-reporting-svc.all")
 *     .build();
 * EcReportingClient oracle = EcReportingClient.builder().baseUrl(url).credentials(tokens).build();
 * }</pre>
 *
 * <p>Oracle documents HTTP Basic, the scope and the ten minutes; names of the form and of the
 * response are OAuth 2's, which is our reading. That an identity service fails is a {@link
 * dev.exportclients.core.exception.SignInException}. Credentials that were refused are not sent
 * again for ten minutes, or until {@link #forgetRefusal}: see {@link TokenSource#caching}.
 *
 * <p>Safe to share between threads and clients. Close it when done.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/industries/life-sciences/clinical-one/coapi/get-token-auth.html">Get
 *     a token</a>
 */
public final class OracleTokens implements TokenSource, AutoCloseable {
  private static final String SERVICE = "Oracle's identity service";
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

  private final ClientRuntime runtime;
  private final GeneratedApi<EcReportingIdentityApi> api;
  private final TokenUrl url;
  private final Clock clock;
  private final String scope;
  private final @Nullable String username;
  private final @Nullable Secret password;
  private final TokenSource tokens;

  private OracleTokens(Builder builder) {
    url = TokenUrl.of(requireNonNull(builder.tokenUrl, "tokenUrl"));
    scope = requireNonNull(builder.scope, "scope");
    username = builder.username;
    password = builder.password;
    clock = builder.settings.clock();
    runtime =
        new ClientRuntime(
            url.base(),
            builder.settings,
            new BasicAuthorizer(
                requireNonNull(builder.clientId, "client"),
                requireNonNull(builder.clientSecret, "client"),
                builder.headers.all(),
                password),
            new OracleIdentityErrors());
    api = runtime.api(EcReportingIdentityApi.class, new OracleIdentityDecoder());
    tokens = TokenSource.caching(this::fetch, Duration.ZERO, clock, builder.settings.sleeper());
  }

  /** {@return a builder; token URL, client and scope are missing} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the token of now, fetched if there is none that lives}
   *
   * @throws dev.exportclients.core.exception.SignInException if the identity service gives none
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

  private Token fetch() {
    Instant asked = clock.instant();
    return runtime.token(
        SERVICE,
        "ecreportingidentity.createToken",
        attempt -> {
          AccessTokenDto given = given(api.of(attempt));
          Instant end = asked.plus(usable(given.getExpiresIn()));
          return new Token(Secret.of(given.getAccessToken()), end);
        });
  }

  private AccessTokenDto given(EcReportingIdentityApi asked) {
    return password == null
        ? asked.createToken(url.endpoint(), "client_credentials", scope, null, null)
        : asked.createToken(url.endpoint(), "password", scope, username, password.reveal());
  }

  /** A minute less than it lives, or half of it if that is little. */
  private static Duration usable(@Nullable Long seconds) {
    Duration life =
        seconds == null
            ? LIFETIME
            : Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_SECONDS)));
    Duration half = life.dividedBy(2);
    return life.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
  }

  @Override
  public void close() {
    runtime.close();
  }

  /** Builds a source; token URL, client and scope are required. Not safe for threads. */
  public static final class Builder {
    private final ExtraHeaders headers = new ExtraHeaders();
    private @Nullable URI tokenUrl;
    private @Nullable String clientId;
    private @Nullable Secret clientSecret;
    private @Nullable String scope;
    private @Nullable String username;
    private @Nullable Secret password;
    private ClientSettings settings = ClientSettings.defaults();

    private Builder() {}

    /**
     * Where tokens are asked for: another host than the API's. Required.
     *
     * @param url the whole URL, as Oracle gives it for each tenant
     * @return this builder
     */
    public Builder tokenUrl(URI url) {
      tokenUrl = requireNonNull(url, "tokenUrl");
      return this;
    }

    /**
     * Sent by HTTP Basic, id and secret as they are: not escaped, as {@code curl -u} does it.
     *
     * @param id as Oracle gave it
     * @param secret goes to the identity service only
     * @return this builder
     * @throws IllegalArgumentException if the id is empty or holds a colon
     */
    public Builder client(String id, Secret secret) {
      if (Arguments.text(id, "client id").indexOf(':') >= 0) {
        throw new RefusedArgumentException("client id", "must not hold a colon");
      }
      clientId = id;
      clientSecret = requireNonNull(secret, "client secret");
      return this;
    }

    /**
     * What the tokens are for. Required.
     *
     * @param services such as {@code tenant.ec-reporting-svc.all}; several with blanks between
     * @return this builder
     * @throws IllegalArgumentException if it is empty
     */
    public Builder scope(String services) {
      scope = Arguments.text(services, "scope");
      return this;
    }

    /**
     * For a user's account, by the password grant; without it by client credentials.
     *
     * @param name the user's
     * @param userPassword goes to the identity service only, in the request's body
     * @return this builder
     * @throws IllegalArgumentException if the name is empty
     */
    public Builder user(String name, Secret userPassword) {
      username = Arguments.text(name, "username");
      password = requireNonNull(userPassword, "password");
      return this;
    }

    /**
     * One more header of each request for a token: Oracle's page has one, but we don't know its
     * name. The value is treated as a secret.
     *
     * @param name in letters, digits and hyphens
     * @param value sent as it is
     * @return this builder
     * @throws IllegalArgumentException if no request can carry it, or we set one of that name
     */
    public Builder header(String name, Secret value) {
      headers.add(name, value);
      return this;
    }

    /**
     * Time limits, retries, proxy, TLS. Default {@link ClientSettings#defaults}.
     *
     * @param clientSettings may serve many clients and sources
     * @return this builder
     */
    public Builder settings(ClientSettings clientSettings) {
      settings = requireNonNull(clientSettings, "settings");
      return this;
    }

    /**
     * {@return a source that has sent nothing; a wrong secret shows with the first token}
     *
     * @throws NullPointerException naming what is missing
     * @throws IllegalArgumentException if the token URL is unusable
     */
    public OracleTokens build() {
      return new OracleTokens(this);
    }
  }
}
