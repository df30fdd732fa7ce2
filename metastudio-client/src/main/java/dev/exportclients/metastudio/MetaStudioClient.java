package dev.exportclients.metastudio;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.metastudio.internal.MetaStudioApi;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results of import and export tasks of one MetaStudio project.
 *
 * <pre>{@code
 * try (MetaStudioClient metastudio = MetaStudioClient.builder()
 *     .baseUrl(URI.create("https://metastudio.ap-southeast-3.myhuaweicloud.com"))
 *     .projectId("70b76f0a0b8d4c0d9a2b3c4d5e6f7081")
 *     .credentials(
 *         MetaStudioCredentials.akSk("ACCESSKEY", Secret.of(System.getenv("METASTUDIO_SK"))))
 *     .build()) {
 *   metastudio.result("be0821bdf8d04949bf4c9852fa87c590").saveTo(Path.of("exports"));
 * }
 * }</pre>
 *
 * <p>Immutable; safe to share between threads. Close it when done.
 *
 * @see <a
 *     href="https://support.huaweicloud.com/intl/en-us/api-metastudio/DownloadResultFile.html">Downloading
 *     a result file</a>
 */
public final class MetaStudioClient implements AutoCloseable {
  private final Authorizer authorizer;
  private final ClientRuntime runtime;
  private final GeneratedApi<MetaStudioApi> api;
  private final String projectId;

  private MetaStudioClient(Builder builder) {
    projectId = requireNonNull(builder.projectId, "projectId");
    authorizer =
        requireNonNull(builder.credentials, "credentials").authorizer(projectId, builder.settings);
    runtime =
        new ClientRuntime(
            requireNonNull(builder.baseUrl, "baseUrl"),
            builder.settings,
            authorizer,
            new MetaStudioErrors());
    api = runtime.api(MetaStudioApi.class, new JsonDecoder());
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The file that a task left. What the service says of an unfinished task is not documented. */
  public Download result(String taskId) {
    Arguments.id(taskId, "task id");
    return runtime.download(
        new DownloadPlan(
            "metastudio.downloadResult",
            Map.of("projectId", projectId, "taskId", taskId),
            taskId,
            "",
            request ->
                request.send(
                    (attempt, headers) ->
                        api.of(attempt).downloadResult(projectId, taskId, headers))));
  }

  /**
   * Lets an access key that was refused be sent again. Since wrong signatures lock a key, a client
   * sends a refused one no more: each call fails at once with an {@link
   * dev.exportclients.core.exception.UnauthenticatedException} that says when and why it was
   * refused. Call this when the reason is gone, such as a key that was activated or unlocked
   * meanwhile; for another key make another client. One request goes out first, and the others
   * follow if it is accepted. Without effect on a key that was not refused, and on tokens.
   */
  public void forgetRefusal() {
    if (authorizer instanceof AkSkAuthorizer key) {
      key.forgetRefusal();
    }
  }

  @Override
  public void close() {
    runtime.close();
  }

  /** Builds a client; base URL, project and credentials are required. Not safe for threads. */
  public static final class Builder {
    private @Nullable URI baseUrl;
    private @Nullable String projectId;
    private @Nullable MetaStudioCredentials credentials;
    private ClientSettings settings = ClientSettings.defaults();

    private Builder() {}

    /** The region's, such as {@code https://metastudio.ap-southeast-3.myhuaweicloud.com}. */
    public Builder baseUrl(URI url) {
      baseUrl = requireNonNull(url, "baseUrl");
      return this;
    }

    public Builder projectId(String id) {
      projectId = Arguments.id(HeaderValue.credential(id, "projectId"), "projectId");
      return this;
    }

    public Builder credentials(MetaStudioCredentials who) {
      credentials = requireNonNull(who, "credentials");
      return this;
    }

    public Builder settings(ClientSettings clientSettings) {
      settings = requireNonNull(clientSettings, "settings");
      return this;
    }

    /**
     * @throws NullPointerException naming what is missing
     * @throws IllegalArgumentException if the base URL is unusable
     */
    public MetaStudioClient build() {
      return new MetaStudioClient(this);
    }
  }
}
