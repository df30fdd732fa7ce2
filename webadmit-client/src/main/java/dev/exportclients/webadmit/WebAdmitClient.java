package dev.exportclients.webadmit;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.provider.SecretArgument;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.webadmit.internal.WebAdmitApi;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exports of WebAdMIT. Start a run, then download its file; a {@link Download} can wait for it.
 *
 * <pre>{@code
 * try (WebAdmitClient webadmit = WebAdmitClient.builder()
 *     .credentials(Secret.of(System.getenv("WEBADMIT_API_KEY")))
 *     .build()) {
 *   ExportFile run = webadmit.start(42, 86446);
 *   DownloadOptions waiting = DownloadOptions.defaults().waitAtMost(Duration.ofHours(1));
 *   webadmit.download(86446, run.id()).saveInto(Path.of("exports"), waiting);
 * }
 * }</pre>
 *
 * <p>Immutable; safe to share between threads. Close it when done.
 *
 * @see <a href="https://liaison-intl.github.io/export_files.html">Export files</a>
 */
public final class WebAdmitClient implements AutoCloseable {
  /**
   * The default host. An organization may have one of its own, {@code
   * https://ORGANIZATION.webadmit.org}; {@code https://prelaunch.webadmit.org} is for tests.
   */
  public static final URI PUBLIC_API = URI.create("https://api.webadmit.org");

  private final ClientRuntime runtime;
  private final ExportCalls calls;

  private WebAdmitClient(Builder builder) {
    runtime =
        new ClientRuntime(
            builder.baseUrl,
            builder.settings,
            new ApiKeyAuthorizer(requireNonNull(builder.apiKey, "credentials")),
            new WebAdmitErrors());
    calls = new ExportCalls(runtime, runtime.api(WebAdmitApi.class, new WebAdmitDecoder()));
  }

  /** {@return a builder for the {@linkplain #PUBLIC_API public host}; credentials are missing} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Finds out whether WebAdMIT accepts the key, by asking for its user's roles.
   *
   * @throws dev.exportclients.core.exception.UnauthenticatedException if it is refused
   */
  public void checkCredentials() {
    userIdentities();
  }

  /**
   * {@return the roles of the key's user, in the order of the response; empty if there are none}
   *
   * @see <a href="https://liaison-intl.github.io/user_identity.html">User identities</a>
   */
  public List<UserIdentity> userIdentities() {
    return calls.userIdentities();
  }

  /**
   * {@return the exports of all identities of the key's user, in the order of the response; empty
   * if there are none} There is no paging.
   *
   * @see <a href="https://liaison-intl.github.io/export.html">Exports</a>
   */
  public List<Export> exports() {
    return calls.exports();
  }

  /**
   * The exports that one identity may run; there is no paging.
   *
   * @param userIdentityId from {@link #userIdentities}
   * @return in the order of the response; empty if there are none
   * @throws dev.exportclients.core.exception.NotFoundException if there is no such identity
   * @see <a href="https://liaison-intl.github.io/export_by_user_identity.html">Exports of one</a>
   */
  public List<Export> exports(long userIdentityId) {
    return calls.exports(identity(userIdentityId));
  }

  /**
   * The recent runs of an identity and where they are. How far back they go is not documented.
   *
   * @param userIdentityId from {@link #userIdentities}
   * @return in the order of the response; empty if there are none
   * @throws dev.exportclients.core.exception.NotFoundException if there is no such identity
   * @see <a href="https://liaison-intl.github.io/export_files_check_batch.html">Recent runs</a>
   */
  public List<ExportFile> files(long userIdentityId) {
    return calls.files(identity(userIdentityId));
  }

  /**
   * Starts a run, now. Sent once. While one is in progress, WebAdMIT responds with that one. If the
   * response is lost, or can't be read, the identity's recent files are asked for once: the only
   * run of the export that goes on is the one.
   *
   * @param userIdentityId from {@link #userIdentities}
   * @param exportId from {@link #exports(long)}
   * @return the run, which may have been in progress before
   * @throws dev.exportclients.core.exception.StartOutcomeUnknownException if there are none or
   *     several: the run may exist
   * @see <a href="https://liaison-intl.github.io/export_files.html">Start of a run</a>
   */
  public ExportFile start(long userIdentityId, long exportId) {
    return calls.start(identity(userIdentityId), export(exportId));
  }

  /**
   * As {@link #start}, as a run whose handle can be kept.
   *
   * @param userIdentityId from {@link #userIdentities}
   * @param exportId from {@link #exports(long)}
   * @return the run, to download from; its handle is such as {@code webadmit:86446/74780}
   * @throws dev.exportclients.core.exception.StartOutcomeUnknownException as {@link #start} does
   */
  public ExportRun startRun(long userIdentityId, long exportId) {
    return WebAdmitRun.of(this, start(userIdentityId, exportId));
  }

  /**
   * A run that an earlier process started. Sends nothing.
   *
   * @param handle such as {@code webadmit:86446/74780}: the export's id and the file's
   * @return the run; whether WebAdMIT still has it shows when it is asked for
   * @throws IllegalArgumentException if it is no handle of a run of WebAdMIT
   */
  public ExportRun run(RunHandle handle) {
    return WebAdmitRun.of(this, handle);
  }

  /**
   * Where a run is, now.
   *
   * @param exportId the export's id
   * @param fileId the run's id
   * @return its state; of a failed one, too
   * @throws dev.exportclients.core.exception.NotFoundException if there is no such run
   * @see <a href="https://liaison-intl.github.io/export_files_check.html">Status of a run</a>
   */
  public ExportFile status(long exportId, long fileId) {
    return calls.status(export(exportId), file(fileId));
  }

  /**
   * The file of a run. While it is in progress, the download is a {@link
   * dev.exportclients.core.exception.NotReadyException}, unless it waits; a run without a file is
   * an {@link dev.exportclients.core.exception.EmptyExportException}, a failed one an {@link
   * dev.exportclients.core.exception.ExportFailedException}.
   *
   * @param exportId the export's id
   * @param fileId the run's id
   * @return may be kept and used again; nothing is sent until it is saved, copied or read
   */
  public Download download(long exportId, long fileId) {
    return calls.download(export(exportId), file(fileId));
  }

  private static long identity(long id) {
    return Arguments.positive(id, "user identity id");
  }

  private static long export(long id) {
    return Arguments.positive(id, "export id");
  }

  private static long file(long id) {
    return Arguments.positive(id, "file id");
  }

  @Override
  public void close() {
    runtime.close();
  }

  /** Builds a client; credentials are required. Not safe for threads. */
  public static final class Builder {
    private URI baseUrl = PUBLIC_API;
    private @Nullable Secret apiKey;
    private ClientSettings settings = ClientSettings.defaults();

    private Builder() {}

    /**
     * Where {@code /api} is. Default {@link WebAdmitClient#PUBLIC_API}.
     *
     * @param url such as {@code https://ORGANIZATION.webadmit.org}, without query and fragment
     * @return this builder
     */
    public Builder baseUrl(URI url) {
      baseUrl = requireNonNull(url, "baseUrl");
      return this;
    }

    /**
     * The key that WebAdMIT gave a user; each request carries it as {@code x-api-key}.
     *
     * @param key without anything around it
     * @return this builder
     * @throws IllegalArgumentException if no header can carry it
     */
    public Builder credentials(Secret key) {
      apiKey = SecretArgument.checked(key, "api key");
      return this;
    }

    /**
     * Time limits, retries, proxy, TLS. Default {@link ClientSettings#defaults}.
     *
     * @param clientSettings may serve many clients
     * @return this builder
     */
    public Builder settings(ClientSettings clientSettings) {
      settings = requireNonNull(clientSettings, "settings");
      return this;
    }

    /**
     * {@return a client that has sent nothing; a wrong key shows with the first call}
     *
     * @throws NullPointerException naming what is missing
     * @throws IllegalArgumentException if the base URL is unusable
     */
    public WebAdmitClient build() {
      return new WebAdmitClient(this);
    }
  }
}
