package dev.exportclients.metastudio;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.provider.UploadFile;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.metastudio.internal.MetaStudioApi;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Import and export tasks of one MetaStudio project, and their results.
 *
 * <pre>{@code
 * try (MetaStudioClient metastudio = MetaStudioClient.builder()
 *     .baseUrl(URI.create("https://metastudio.ap-southeast-3.myhuaweicloud.com"))
 *     .projectId("70b76f0a0b8d4c0d9a2b3c4d5e6f7081")
 *     .credentials(
 *         MetaStudioCredentials.akSk("ACCESSKEY", Secret.of(System.getenv("METASTUDIO_SK"))))
 *     .build()) {
 *   ExportRun run = metastudio.export("knowledge-intent-question-create");
 *   DownloadOptions waiting = DownloadOptions.defaults().waitAtMost(Duration.ofHours(1));
 *   run.download().saveInto(Path.of("exports"), waiting);
 * }
 * }</pre>
 *
 * <p>Which resources there are, and the words of a task's states, are not published. A run is taken
 * to be finished when its task {@link Task#isFinished says so}, when {@link Builder#finishedWhen}
 * does, or when its result can be had. Until then the phase of one with a word is {@code UNKNOWN}.
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
  private final TaskCalls calls;
  private final Clock clock;

  private MetaStudioClient(Builder builder) {
    String projectId = requireNonNull(builder.projectId, "projectId");
    authorizer =
        requireNonNull(builder.credentials, "credentials").authorizer(projectId, builder.settings);
    runtime =
        new ClientRuntime(
            requireNonNull(builder.baseUrl, "baseUrl"),
            builder.settings,
            authorizer,
            new MetaStudioErrors());
    calls =
        new TaskCalls(
            runtime,
            runtime.api(MetaStudioApi.class, new MetaStudioDecoder()),
            projectId,
            builder.finished);
    clock = builder.settings.clock();
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts a task that exports a resource, now. Sent once. If the response is lost, or has no
   * task's id, the tasks are asked for once: the only one of the resource that began meanwhile is
   * the one. A colleague's can't be told from it: whose tasks are ours is not known, nor what part
   * of the resource a task is for, by which MetaStudio itself is asked to choose.
   *
   * @param resource such as {@code knowledge-intent-question-create}
   * @throws dev.exportclients.core.exception.StartOutcomeUnknownException if not exactly one such
   *     task is listed then: the task may exist
   */
  public ExportRun export(String resource) {
    return export(resource, Optional.empty());
  }

  /**
   * As {@link #export(String)}, of a part of the resource.
   *
   * @param businessId what within the resource is meant, such as the {@code skill_id} of questions
   *     and answers
   */
  public ExportRun export(String resource, String businessId) {
    return export(resource, Optional.of(Arguments.text(businessId, "business id")));
  }

  private ExportRun export(String resource, Optional<String> businessId) {
    return runtime.start(calls.export(Arguments.id(resource, "resource"), businessId, clock));
  }

  /**
   * Starts a task that imports a file, now. Sent once; the file is read while it is sent, and never
   * whole in memory. What it must look like, {@link #template} says.
   *
   * @param resource such as {@code knowledge-intent-question-create}
   * @throws dev.exportclients.core.exception.LocalFileException before anything is sent, if it is
   *     no file, is empty, or can't be read; or if the whole request's body, which is some 200
   *     bytes more, is over 12 MB (12 * 1024 * 1024 bytes) and an access key signs it. While it is
   *     sent, if it grows or shrinks, or can't be read any more: the request is broken off
   * @throws dev.exportclients.core.exception.StartOutcomeUnknownException as {@link #export}
   */
  public ExportRun importFile(String resource, Path file) {
    return importFile(resource, Optional.empty(), file);
  }

  /** As {@link #importFile(String, Path)}, into a part of the resource. */
  public ExportRun importFile(String resource, String businessId, Path file) {
    return importFile(resource, Optional.of(Arguments.text(businessId, "business id")), file);
  }

  private ExportRun importFile(String resource, Optional<String> businessId, Path file) {
    Arguments.id(resource, "resource");
    UploadFile.requireUsable(requireNonNull(file, "file"));
    return runtime.start(calls.importFile(resource, businessId, file, clock));
  }

  /** What a file to import into a resource must look like. */
  public Download template(String resource) {
    return calls.template(Arguments.id(resource, "resource"));
  }

  /** How far a task is. */
  public Task task(String taskId) {
    return calls.show(Arguments.id(taskId, "task id"));
  }

  /**
   * Finds out whether MetaStudio accepts the credentials, by asking for tasks that begin from now.
   *
   * @throws dev.exportclients.core.exception.UnauthenticatedException if they are refused
   * @throws dev.exportclients.core.exception.SignInException if no token can be had
   */
  public void checkCredentials() {
    tasks(TaskQuery.all().since(clock.instant()));
  }

  /** The tasks that the service lists. */
  public Tasks tasks(TaskQuery query) {
    return calls.list(requireNonNull(query, "query"));
  }

  /**
   * Deletes a task, with its result. Sent again after a transient failure: whoever hears that there
   * is no such task may have deleted it.
   */
  public void delete(String taskId) {
    calls.delete(Arguments.id(taskId, "task id"));
  }

  /**
   * A run that an earlier process started. Sends nothing.
   *
   * @param handle such as {@code metastudio:be0821bdf8d04949bf4c9852fa87c590}: the task's id
   * @throws IllegalArgumentException if it is no handle of a run of MetaStudio
   */
  public ExportRun run(RunHandle handle) {
    return MetaStudioRun.of(calls, handle);
  }

  /**
   * The file that a task left. What the service says of an unfinished task is not documented; to
   * wait for one, take its {@link #run}.
   */
  public Download result(String taskId) {
    return calls.download(Arguments.id(taskId, "task id"));
  }

  /**
   * Lets an access key that was refused be sent again. Since wrong signatures lock a key, a client
   * sends a refused one no more: each call fails at once with an {@link
   * dev.exportclients.core.exception.UnauthenticatedException} that says when and why it was
   * refused. Call this when the reason is gone, such as a key that was activated or unlocked
   * meanwhile; for another key make another client. One request goes out first, and the others
   * follow if it is accepted. Without effect on a key that was not refused, and on tokens, whose
   * source has {@link dev.exportclients.core.TokenSource#forgetRefusal its own}.
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
    private Predicate<Task> finished = task -> false;

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
     * What you know of the states of your tasks, whose words are not published: a task for which
     * this is true is finished, too. Must be safe for threads. Default: none.
     */
    public Builder finishedWhen(Predicate<Task> state) {
      finished = requireNonNull(state, "finished");
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
