package dev.exportclients.metastudio;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.provider.SecretArgument;
import dev.exportclients.core.internal.provider.TokenAuthorizer;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a user token, or an access key whose secret signs each request. Immutable.
 *
 * <pre>{@code
 * MetaStudioCredentials credentials = MetaStudioCredentials.akSk(
 *     System.getenv("METASTUDIO_AK"), Secret.of(System.getenv("METASTUDIO_SK")));
 * }</pre>
 */
public final class MetaStudioCredentials {
  private final @Nullable TokenSource tokens;
  private final String accessKey;
  private final @Nullable Secret secretKey;
  private final @Nullable Secret securityToken;

  private MetaStudioCredentials(
      @Nullable TokenSource tokens,
      String accessKey,
      @Nullable Secret secretKey,
      @Nullable Secret securityToken) {
    this.tokens = tokens;
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    this.securityToken = securityToken;
  }

  /**
   * An IAM user token, sent as {@code X-Auth-Token}; it lives 24 hours.
   *
   * @param source such as {@link dev.exportclients.metastudio.identity.IamTokens}, or {@link
   *     TokenSource#of} for one token
   * @return credentials that ask the source before each request
   */
  public static MetaStudioCredentials token(TokenSource source) {
    return new MetaStudioCredentials(requireNonNull(source, "token"), "", null, null);
  }

  /**
   * A permanent access key. Five wrong signatures lock it for five minutes, as Huawei says for
   * another service, so a client that was refused does not send it again: see {@link
   * MetaStudioClient#forgetRefusal}.
   *
   * @param accessKey the key's id, which each request carries
   * @param secretKey signs each request, and is never sent
   * @return credentials for one client or several
   * @throws IllegalArgumentException if no header can carry one of them, or something was pasted
   *     along
   */
  public static MetaStudioCredentials akSk(String accessKey, Secret secretKey) {
    return new MetaStudioCredentials(
        null,
        HeaderValue.credential(accessKey, "access key"),
        SecretArgument.checked(secretKey, "secret key"),
        null);
  }

  /**
   * A temporary access key with its security token.
   *
   * @param accessKey the key's id, which each request carries
   * @param secretKey signs each request, and is never sent
   * @param securityToken sent as {@code X-Security-Token}; the key is good only together with it
   * @return credentials for one client or several
   * @throws IllegalArgumentException if no header can carry one of them, or something was pasted
   *     along
   */
  public static MetaStudioCredentials akSk(
      String accessKey, Secret secretKey, Secret securityToken) {
    return new MetaStudioCredentials(
        null,
        HeaderValue.credential(accessKey, "access key"),
        SecretArgument.checked(secretKey, "secret key"),
        SecretArgument.checked(securityToken, "security token"));
  }

  Authorizer authorizer(String projectId, ClientSettings settings) {
    return secretKey == null
        ? new TokenAuthorizer("X-Auth-Token", "", requireNonNull(tokens, "token"))
        : new AkSkAuthorizer(accessKey, secretKey, securityToken, projectId, settings);
  }

  @Override
  public String toString() {
    return secretKey == null ? "token ***" : "access key, secret ***";
  }
}
