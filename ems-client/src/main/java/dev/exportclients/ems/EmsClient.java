package dev.exportclients.ems;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.ems.internal.EmsApi;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exports of one EMS deployment.
 *
 * <pre>{@code
 * try (EmsClient ems = EmsClient.builder()
 *     .baseUrl(URI.create("https://flex.example.com/experimentsapi"))
 *     .credentials("ExampleDomain\\User.Name", Secret.of(System.getenv("EMS_TOKEN")))
 *     .build()) {
 *   ems.results(1234).saveInto(Path.of("exports"));
 * }
 * }</pre>
 *
 * <p>Deployments may also demand an HMAC signature of an API key: see {@link
 * EmsCredentials#withApiKey}. The vendor says that there is one, not how it is made; ours is read
 * from public code. Give a {@link Builder#requestSigner} if your deployment's is another.
 *
 * <p>Immutable; safe to share between threads. Close it when done.
 *
 * @see <a href="https://flexapi.unilever.com/help/Index.html">EMS API help</a>
 */
public final class EmsClient implements AutoCloseable {
  private final ClientRuntime runtime;
  private final GeneratedApi<EmsApi> api;
  private final Duration startIdleTimeout;

  private EmsClient(Builder builder) {
    runtime =
        new ClientRuntime(
            builder.baseUrl(), builder.settings(), builder.authorizer(), new EmsErrors());
    api = runtime.api(EmsApi.class, new EmsDecoder());
    startIdleTimeout =
        ResultsRun.startIdleTimeout(builder.startIdleTimeout, builder.settings().idleTimeout());
  }

  /** {@return a builder of version 1; base URL and credentials are missing} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The CSV of a results export. While EMS still writes it, the download is a {@link
   * dev.exportclients.core.exception.NotReadyException}, unless it waits; when that never ends,
   * EMS's error logs are the place to look. A dataset that has expired, or whose file is gone from
   * the server, is an {@link dev.exportclients.core.exception.ExpiredException}.
   *
   * @param datasetId from EMS's response to the results request
   * @return may be kept and used again; nothing is sent until it is saved, copied or read
   * @throws IllegalArgumentException if the id is not positive
   * @see <a
   *     href="https://flexapi.unilever.com/help/GET-V1-ems-resultsExport-datasetId.html">CSV</a>
   */
  public Download results(long datasetId) {
    Arguments.positive(datasetId, "datasetId");
    return runtime.download(ResultsRun.file(api, datasetId));
  }

  /**
   * Starts the results export of an experiment, now. It is sent once, and once more after a 401,
   * which proves that nothing was started. EMS may take several minutes to respond, for which it
   * has ten by default ({@link Builder#startIdleTimeout}).
   *
   * @param experimentId the experiment's number in EMS
   * @return the run, to download from; its handle is such as {@code ems:1234}
   * @throws dev.exportclients.core.exception.StartOutcomeUnknownException if the response is lost,
   *     or no dataset's id is in it, whose beginning is then in the message: EMS may be exporting,
   *     and has no way to find out
   * @throws IllegalArgumentException if the id is not positive
   * @see <a href="https://flexapi.unilever.com/help/GET-V1-ems-results_experimentId.html">Start</a>
   */
  public ExportRun startResults(long experimentId) {
    Arguments.positive(experimentId, "experimentId");
    long datasetId = runtime.start(ResultsRun.start(api, experimentId, startIdleTimeout));
    return new ResultsRun(this, datasetId);
  }

  /**
   * A run that an earlier process started. Sends nothing.
   *
   * @param handle such as {@code ems:1234}: the dataset's id
   * @return the run; whether EMS still has its file shows when it is asked for
   * @throws IllegalArgumentException if it is no handle of a run of EMS
   */
  public ExportRun run(RunHandle handle) {
    return ResultsRun.of(this, handle);
  }

  String shown(String said) {
    return runtime.shown(said);
  }

  /** {@return what the deployment runs} Needs no user: it says nothing about the token. */
  public EmsVersion version() {
    var response = runtime.get(EmsVersion.OPERATION, attempt -> api.of(attempt).showVersion());
    return EmsVersion.of(response, runtime);
  }

  /**
   * Finds out whether EMS accepts the credentials; starts nothing. Asks for the attachments of an
   * experiment that nobody has, and if there is none, for the version: that tells EMS from another
   * server. A source of tokens that has none yet signs in.
   *
   * @throws dev.exportclients.core.exception.UnauthenticatedException if they are refused
   * @throws dev.exportclients.core.exception.PermissionDeniedException if the user may not ask
   * @throws dev.exportclients.core.exception.SignInException if no token can be had
   * @throws NotFoundException if something else than EMS responds: check the base URL
   */
  public void checkCredentials() {
    try {
      attachments(EntityType.EXPERIMENT, Long.MAX_VALUE);
    } catch (NotFoundException | InvalidRequestException ofNothing) {
      version();
    }
  }

  /**
   * {@return the attachments of an entity, in the order of the response; empty if there are none}
   *
   * @param entityType what the id is of
   * @param entityId the entity's number in EMS
   * @throws IllegalArgumentException if the id is not positive
   */
  public List<Attachment> attachments(EntityType entityType, long entityId) {
    requireNonNull(entityType, "entityType");
    Arguments.positive(entityId, "entityId");
    return runtime
        .get(
            "ems.listAttachments",
            attempt -> api.of(attempt).listAttachments(entityType.wireName(), entityId))
        .stream()
        .map(attachment -> Attachment.of(attachment, runtime))
        .toList();
  }

  /**
   * The bytes of an attachment.
   *
   * @param id as listed; a GUID with or without hyphens
   * @return may be kept and used again; nothing is sent until it is saved, copied or read
   * @throws IllegalArgumentException if it is empty, or no id
   * @see <a
   *     href="https://s-flex.liverpool.ac.uk/experimentsapi/help/GET-V1-ems-attachments-identifier.html">Attachment</a>
   */
  public Download attachment(String id) {
    Arguments.id(id, "attachment id");
    return runtime.download(Attachment.file(api, id));
  }

  @Override
  public void close() {
    runtime.close();
  }

  /** Builds a client; base URL and credentials are required. Not safe for threads. */
  public static final class Builder extends EmsBuilder<Builder> {
    private @Nullable EmsCredentials credentials;
    private String resultsAccept = "*/*";
    private @Nullable Duration startIdleTimeout;

    private Builder() {}

    /**
     * A user and the user's token.
     *
     * @param name as {@code DOMAIN\User.Name}
     * @param userToken lives eight hours; making a new one voids the old
     * @return this builder
     * @throws IllegalArgumentException if no header can carry one of them
     */
    public Builder credentials(String name, Secret userToken) {
      return credentials(EmsCredentials.user(name, userToken));
    }

    /**
     * A user, with a token or a source of them, and with an API key where one is wanted.
     *
     * @param who replaces those that were set before
     * @return this builder
     */
    public Builder credentials(EmsCredentials who) {
      credentials = requireNonNull(who, "credentials");
      return this;
    }

    /**
     * The media type to ask for a results export with, without the version. Default {@code *}{@code
     * /*}, as the right one is not documented.
     *
     * @param mediaType such as {@code text/csv}
     * @return this builder
     * @throws IllegalArgumentException if no header can carry it
     */
    public Builder resultsAccept(String mediaType) {
      resultsAccept = HeaderValue.text(mediaType, "resultsAccept");
      return this;
    }

    /**
     * The longest silence of EMS before its response to a start. Default ten minutes, or {@link
     * ClientSettings#idleTimeout}, which all else has, if that is longer.
     *
     * @param timeout more than zero
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public Builder startIdleTimeout(Duration timeout) {
      startIdleTimeout = Arguments.positive(timeout, "startIdleTimeout");
      return this;
    }

    private EmsAuthorizer authorizer() {
      EmsCredentials who = requireNonNull(credentials, "credentials");
      return new EmsAuthorizer(who, headers(who.apiKey(), resultsAccept));
    }

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
    public EmsClient build() {
      return new EmsClient(this);
    }
  }
}
