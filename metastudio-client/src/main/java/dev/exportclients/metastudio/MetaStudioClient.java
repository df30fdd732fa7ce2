package dev.exportclients.metastudio;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.metastudio.internal.MetaStudioApi;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

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
    String projectId = builder.projectId();
    ClientSettings settings = builder.settings();
    authorizer = builder.credentials().authorizer(projectId, settings);
    runtime = new ClientRuntime(builder.baseUrl(), settings, authorizer, new MetaStudioErrors());
    GeneratedApi<MetaStudioApi> api = runtime.api(MetaStudioApi.class, new MetaStudioDecoder());
    calls = new TaskCalls(runtime, api, projectId, builder.finished());
    clock = settings.clock();
  }

  /** {@return a builder; base URL, project and credentials are missing} */
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
   * @return the run, to download from
   * @throws dev.exportclients.core.exception.StartOutcomeUnknownException if not exactly one such
   *     task is listed then: the task may exist
   * @see <a href="https://support.huaweicloud.com/api-metastudio/ExportResource.md">Export</a>
   */
  public ExportRun export(String resource) {
    return calls.export(resource, Optional.empty(), clock);
  }

  /**
   * As {@link #export(String)}, of a part of the resource.
   *
   * @param resource such as {@code knowledge-intent-question-create}
   * @param businessId what within the resource is meant, such as the {@code skill_id} of questions
   *     and answers
   * @return the run, to download from
   * @throws dev.exportclients.core.exception.StartOutcomeUnknownException as that
   */
  public ExportRun export(String resource, String businessId) {
    return calls.export(resource, part(businessId), clock);
  }

  /**
   * Starts a task that imports a file, now. Sent once; the file is read while it is sent, and never
   * whole in memory. What it must look like, {@link #template} says.
   *
   * @param resource such as {@code knowledge-intent-question-create}
   * @param file of at least one byte, as the resource's template has it
   * @return the run, to follow, and to download what the task left
   * @throws dev.exportclients.core.exception.LocalFileException before anything is sent, if it is
   *     no file, is empty, or can't be read; or if the whole request's body, which is some 200
   *     bytes more, is over 12 MB (12 * 1024 * 1024 bytes) and an access key signs it. While it is
   *     sent, if it grows or shrinks, or can't be read any more: the request is broken off
   * @throws dev.exportclients.core.exception.StartOutcomeUnknownException as {@link #export}
   * @see <a href="https://support.huaweicloud.com/api-metastudio/ImportResource.html">Import</a>
   */
  public ExportRun importFile(String resource, Path file) {
    return calls.importFile(resource, Optional.empty(), file, clock);
  }

  /**
   * As {@link #importFile(String, Path)}, into a part of the resource.
   *
   * @param resource such as {@code knowledge-intent-question-create}
   * @param businessId what within the resource is meant, such as a skill's id
   * @param file of at least one byte, as the resource's template has it
   * @return the run, to follow, and to download what the task left
   */
  public ExportRun importFile(String resource, String businessId, Path file) {
    return calls.importFile(resource, part(businessId), file, clock);
  }

  private static Optional<String> part(String businessId) {
    return Optional.of(Arguments.text(businessId, "business id"));
  }

  /**
   * What a file to import into a resource must look like.
   *
   * @param resource such as {@code knowledge-intent-question-create}
   * @return may be kept and used again; nothing is sent until it is saved, copied or read
   * @see <a
   *     href="https://support.huaweicloud.com/api-metastudio/DownloadTemplate.html">Template</a>
   */
  public Download template(String resource) {
    return calls.template(Arguments.id(resource, "resource"));
  }

  /**
   * How far a task is.
   *
   * @param taskId as in a run's handle
   * @return what MetaStudio tells of it now
   * @throws IllegalArgumentException if the id is empty, or none
   * @see <a href="https://support.huaweicloud.com/api-metastudio/ShowTask.html">A task</a>
   */
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

  /**
   * The tasks that the service lists.
   *
   * @param query which of the project's tasks
   * @return what is listed, which may be fewer than there are: see {@link Tasks#isComplete}
   * @see <a
   *     href="https://support.huaweicloud.com/intl/en-us/api-metastudio/SearchTask.html">Tasks</a>
   */
  public Tasks tasks(TaskQuery query) {
    return calls.list(requireNonNull(query, "query"));
  }

  /**
   * Deletes a task, with its result. Sent again after a transient failure: whoever hears that there
   * is no such task may have deleted it.
   *
   * @param taskId as in a run's handle
   * @see <a
   *     href="https://support.huaweicloud.com/intl/en-us/api-metastudio/DeleteTask.html">Delete</a>
   */
  public void delete(String taskId) {
    calls.delete(Arguments.id(taskId, "task id"));
  }

  /**
   * A run that an earlier process started. Sends nothing.
   *
   * @param handle such as {@code metastudio:be0821bdf8d04949bf4c9852fa87c590}: the task's id
   * @return the run; whether MetaStudio still has it shows when it is asked for
   * @throws IllegalArgumentException if it is no handle of a run of MetaStudio
   */
  public ExportRun run(RunHandle handle) {
    return MetaStudioRun.of(calls, handle);
  }

  /**
   * The file that a task left. What the service says of an unfinished task is not documented; to
   * wait for one, take its {@link #run}.
   *
   * @param taskId as in a run's handle
   * @return may be kept and used again; nothing is sent until it is saved, copied or read
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
  public static final class Builder extends MetaStudioBuilder {
    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * {@return a client that has sent nothing; wrong credentials show with the first call}
     *
     * @throws NullPointerException naming what is missing
     * @throws IllegalArgumentException if the base URL is unusable
     */
    public MetaStudioClient build() {
      return new MetaStudioClient(this);
    }
  }
}
