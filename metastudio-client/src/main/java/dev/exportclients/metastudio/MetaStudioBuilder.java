package dev.exportclients.metastudio;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.HeaderValue;
import java.net.URI;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a {@link MetaStudioClient} is made of, as its builder takes it. */
abstract sealed class MetaStudioBuilder permits MetaStudioClient.Builder {
  private @Nullable URI baseUrl;
  private @Nullable String projectId;
  private @Nullable MetaStudioCredentials credentials;
  private ClientSettings settings = ClientSettings.defaults();
  private Predicate<Task> finished = task -> false;

  abstract MetaStudioClient.Builder self();

  /**
   * The region's host. Required.
   *
   * @param url such as {@code https://metastudio.ap-southeast-3.myhuaweicloud.com}, without query
   *     and fragment
   * @return this builder
   */
  public MetaStudioClient.Builder baseUrl(URI url) {
    baseUrl = requireNonNull(url, "baseUrl");
    return self();
  }

  /**
   * The project whose tasks are meant; each request names it. Required.
   *
   * @param id the project's id, such as {@code 70b76f0a0b8d4c0d9a2b3c4d5e6f7081}, not its name
   * @return this builder
   * @throws IllegalArgumentException if it is empty, no id, or no header can carry it
   */
  public MetaStudioClient.Builder projectId(String id) {
    projectId = Arguments.id(HeaderValue.credential(id, "projectId"), "projectId");
    return self();
  }

  /**
   * A token, or an access key. Required.
   *
   * @param who replaces those that were set before
   * @return this builder
   */
  public MetaStudioClient.Builder credentials(MetaStudioCredentials who) {
    credentials = requireNonNull(who, "credentials");
    return self();
  }

  /**
   * Time limits, retries, proxy, TLS. Default {@link ClientSettings#defaults}.
   *
   * @param clientSettings may serve many clients
   * @return this builder
   */
  public MetaStudioClient.Builder settings(ClientSettings clientSettings) {
    settings = requireNonNull(clientSettings, "settings");
    return self();
  }

  /**
   * What you know of the states of your tasks, whose words are not published: a task for which this
   * is true is finished, too. Default: none.
   *
   * @param state asked about each task that is polled; must be safe for threads
   * @return this builder
   */
  public MetaStudioClient.Builder finishedWhen(Predicate<Task> state) {
    finished = requireNonNull(state, "finished");
    return self();
  }

  URI baseUrl() {
    return requireNonNull(baseUrl, "baseUrl");
  }

  String projectId() {
    return requireNonNull(projectId, "projectId");
  }

  MetaStudioCredentials credentials() {
    return requireNonNull(credentials, "credentials");
  }

  ClientSettings settings() {
    return settings;
  }

  Predicate<Task> finished() {
    return finished;
  }
}
