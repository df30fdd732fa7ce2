package dev.exportclients.metastudio.identity;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.metastudio.internal.MetaStudioIdentityApi;
import dev.exportclients.metastudio.internal.ProjectScopeDto;
import dev.exportclients.metastudio.internal.TokenOrderDto;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of IAM, Huawei Cloud's identity service, by a user's password. A token is kept until five
 * minutes before it ends, after 24 hours, and asked for anew after a 401; one request at a time,
 * however many threads want one. The password goes to IAM only.
 *
 * <pre>{@code
 * IamTokens tokens = IamTokens.builder()
 *     .region("ap-southeast-3")
 *     .user("IAMUser", Secret.of(System.getenv("METASTUDIO_IAM_PASSWORD")), "IAMDomain")
 *     .build();
 * MetaStudioClient.builder()
 *     .projectId(tokens.projectId())
 *     .credentials(MetaStudioCredentials.token(tokens));
 * }</pre>
 *
 * <p>That IAM fails is a {@link dev.exportclients.core.exception.SignInException}. A password that
 * was refused is not sent again for ten minutes, or until {@link #forgetRefusal}: see {@link
 * TokenSource#caching}. Safe to share between threads and clients. Close it when done.
 *
 * @see <a href="https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html">Obtaining a
 *     token</a>
 */
public final class IamTokens implements TokenSource, AutoCloseable {
  static final String SERVICE = "Huawei IAM";
  private static final String TOKEN = "metastudioidentity.createToken";
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final ClientRuntime signingIn;
  private final GeneratedApi<MetaStudioIdentityApi> passwords;
  private final IamProjects projects;
  private final TokenSource tokens;
  private final Clock clock;
  private final @Nullable String region;
  private final @Nullable String projectId;
  private final IamUser user;

  private IamTokens(Builder builder) {
    user = requireNonNull(builder.user, "user");
    projectId = builder.projectId;
    region = builder.region;
    clock = builder.settings.clock();
    URI url = builder.iamUrl;
    if (url == null || projectId == null) {
      requireNonNull(region, "region");
      url = url == null ? URI.create("https://iam." + region + ".myhuaweicloud.com") : url;
    }
    tokens = TokenSource.caching(this::fetch, MARGIN, clock, builder.settings.sleeper());
    signingIn = new ClientRuntime(url, builder.settings, user, new IamErrors());
    passwords = signingIn.api(MetaStudioIdentityApi.class, new JsonDecoder());
    projects = new IamProjects(url, this, builder.settings);
  }

  /** {@return a builder; the user is missing, and the region or what stands in for it} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the token of now, fetched if there is none that lives}
   *
   * @throws dev.exportclients.core.exception.SignInException if IAM gives none
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

  /**
   * {@return the project's id: the one that was given; else that of the project with the region's
   * name, for which IAM is asked}
   *
   * @throws dev.exportclients.core.exception.SignInException if IAM fails, or has none of that name
   */
  public String projectId() {
    return projectId == null ? projects.id(requireNonNull(region)) : projectId;
  }

  private Token fetch() {
    return signingIn.token(
        SERVICE,
        TOKEN,
        attempt -> {
          passwords.of(attempt).createToken("true", order());
          Secret token =
              attempt
                  .responseHeader("x-subject-token")
                  .filter(value -> !value.isBlank())
                  .map(Secret::of)
                  .orElseThrow(IamTokens::withoutToken);
          return new Token(token, clock.instant().plus(LIFETIME));
        });
  }

  private static UnexpectedContentException withoutToken() {
    return new UnexpectedContentException(
        TOKEN + ": the response has no token in its header X-Subject-Token",
        TOKEN,
        201,
        null,
        null,
        null);
  }

  /** For the project, if its id is known; else for that of the region's name. */
  private TokenOrderDto order() {
    ProjectScopeDto project = new ProjectScopeDto();
    return user.order(
        projectId == null ? project.name(requireNonNull(region)) : project.id(projectId));
  }

  @Override
  public void close() {
    signingIn.close();
    projects.close();
  }

  /**
   * Builds a source. The user is required, and the region unless both the URL and the project are
   * given. Not safe for threads.
   */
  public static final class Builder {
    private @Nullable URI iamUrl;
    private @Nullable String region;
    private @Nullable IamUser user;
    private @Nullable String projectId;
    private ClientSettings settings = ClientSettings.defaults();

    private Builder() {}

    /**
     * Where IAM is. Default: {@code https://iam.REGION.myhuaweicloud.com}.
     *
     * @param url without a path
     * @return this builder
     */
    public Builder iamUrl(URI url) {
      iamUrl = requireNonNull(url, "iamUrl");
      return this;
    }

    /**
     * The region, whose project has the same name.
     *
     * @param name such as {@code ap-southeast-3}
     * @return this builder
     * @throws IllegalArgumentException if it is empty, or no id
     */
    public Builder region(String name) {
      region = Arguments.id(name, "region");
      return this;
    }

    /**
     * An IAM user; a HUAWEI ID can't have a token.
     *
     * @param name the user's own, not that of the account
     * @param userPassword goes to IAM only, in the request's body
     * @param account that the user belongs to, by its name
     * @return this builder
     * @throws IllegalArgumentException if a name is empty
     */
    public Builder user(String name, Secret userPassword, String account) {
      user =
          new IamUser(
              Arguments.text(name, "user"),
              requireNonNull(userPassword, "password"),
              Arguments.text(account, "domain"));
      return this;
    }

    /**
     * The project that tokens are for. Default: the one with the region's name.
     *
     * @param id the project's id, not its name
     * @return this builder
     * @throws IllegalArgumentException if it is empty, or no id
     */
    public Builder projectId(String id) {
      projectId = Arguments.id(id, "projectId");
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
     * {@return a source that has sent nothing; a wrong password shows with the first token}
     *
     * @throws NullPointerException naming what is missing
     * @throws IllegalArgumentException if the URL is unusable
     */
    public IamTokens build() {
      return new IamTokens(this);
    }
  }
}
