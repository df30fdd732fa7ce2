package dev.exportclients.webadmit;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.SecretArgument;
import dev.exportclients.core.internal.provider.StartRequest;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.webadmit.internal.ExportsDto;
import dev.exportclients.webadmit.internal.WebAdmitApi;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
  private final GeneratedApi<WebAdmitApi> api;

  private WebAdmitClient(Builder builder) {
    runtime =
        new ClientRuntime(
            builder.baseUrl,
            builder.settings,
            new ApiKeyAuthorizer(requireNonNull(builder.apiKey, "credentials")),
            new WebAdmitErrors());
    api = runtime.api(WebAdmitApi.class, new WebAdmitDecoder());
  }

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

  /** The roles of the key's user. */
  public List<UserIdentity> userIdentities() {
    return runtime
        .get("webadmit.listUserIdentities", attempt -> api.of(attempt).listUserIdentities())
        .getUserIdentities()
        .stream()
        .map(identity -> UserIdentity.of(identity, runtime))
        .toList();
  }

  /** The exports of all identities of the key's user; there is no paging. */
  public List<Export> exports() {
    return exports(runtime.get("webadmit.listExports", attempt -> api.of(attempt).listExports()));
  }

  /**
   * The exports that one identity may run; there is no paging.
   *
   * @throws dev.exportclients.core.exception.NotFoundException if there is no such identity
   */
  public List<Export> exports(long userIdentityId) {
    requireIdentity(userIdentityId);
    return exports(
        runtime.get(
            "webadmit.listExportsOfIdentity",
            attempt -> api.of(attempt).listExportsOfIdentity(userIdentityId)));
  }

  private List<Export> exports(ExportsDto list) {
    return list.getExports().stream().map(export -> Export.of(export, runtime)).toList();
  }

  /**
   * The recent runs of an identity and where they are, in the order of the response. How far back
   * they go is not documented.
   *
   * @throws dev.exportclients.core.exception.NotFoundException if there is no such identity
   */
  public List<ExportFile> files(long userIdentityId) {
    requireIdentity(userIdentityId);
    return runtime
        .get("webadmit.listExportFiles", attempt -> api.of(attempt).listExportFiles(userIdentityId))
        .getExportFiles()
        .stream()
        .map(file -> ExportFile.of(file, runtime))
        .toList();
  }

  /**
   * Starts a run, now. Sent once. While one is in progress, WebAdMIT responds with that one. If the
   * response is lost, or can't be read, the identity's recent files are asked for once: the only
   * run of the export that goes on is the one.
   *
   * @throws dev.exportclients.core.exception.StartOutcomeUnknownException if there are none or
   *     several: the run may exist
   */
  public ExportFile start(long userIdentityId, long exportId) {
    requireIdentity(userIdentityId);
    Arguments.positive(exportId, "export id");
    return runtime.start(
        new StartRequest<>(
            "webadmit.startExport",
            Map.of("identityId", "" + userIdentityId, "exportId", "" + exportId),
            attempt ->
                ExportFile.of(
                    api.of(attempt).startExport(userIdentityId, exportId).getExportFiles(),
                    runtime),
            () -> goingOn(userIdentityId, exportId),
            ExportFile::handle,
            "List the identity's recent files to see whether it is there, or start it again:"
                + " while a run is in progress, WebAdMIT responds with that one."));
  }

  private List<ExportFile> goingOn(long userIdentityId, long exportId) {
    return files(userIdentityId).stream()
        .filter(file -> file.exportId() == exportId && file.state().goesOn())
        .toList();
  }

  /** As {@link #start}, as a run whose handle can be kept. */
  public ExportRun startRun(long userIdentityId, long exportId) {
    return WebAdmitRun.of(this, start(userIdentityId, exportId));
  }

  /**
   * A run that an earlier process started. Sends nothing.
   *
   * @param handle such as {@code webadmit:86446/74780}: the export's id and the file's
   * @throws IllegalArgumentException if it is no handle of a run of WebAdMIT
   */
  public ExportRun run(RunHandle handle) {
    return WebAdmitRun.of(this, handle);
  }

  /** Where a run is. */
  public ExportFile status(long exportId, long fileId) {
    requireIds(exportId, fileId);
    return ExportFile.of(
        runtime
            .get(
                "webadmit.showExportFile",
                attempt -> api.of(attempt).showExportFile(exportId, fileId))
            .getExportFiles(),
        runtime);
  }

  /**
   * The file of a run. While it is in progress, the download is a {@link
   * dev.exportclients.core.exception.NotReadyException}, unless it waits; a run without a file is
   * an {@link dev.exportclients.core.exception.EmptyExportException}, a failed one an {@link
   * dev.exportclients.core.exception.ExportFailedException}.
   *
   * @param fileId the run's id
   */
  public Download download(long exportId, long fileId) {
    requireIds(exportId, fileId);
    RunFile file = new RunFile(runtime, api, exportId, fileId);
    return runtime.download(
        new DownloadPlan(
            "webadmit.downloadFile", file.ids(), "export-" + exportId + "-" + fileId, "", file));
  }

  private static void requireIdentity(long userIdentityId) {
    Arguments.positive(userIdentityId, "user identity id");
  }

  private static void requireIds(long exportId, long fileId) {
    Arguments.positive(exportId, "export id");
    Arguments.positive(fileId, "file id");
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

    /** Default {@link WebAdmitClient#PUBLIC_API}. */
    public Builder baseUrl(URI url) {
      baseUrl = requireNonNull(url, "baseUrl");
      return this;
    }

    /**
     * @throws IllegalArgumentException if no header can carry it
     */
    public Builder credentials(Secret key) {
      apiKey = SecretArgument.checked(key, "api key");
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
    public WebAdmitClient build() {
      return new WebAdmitClient(this);
    }
  }
}
