package dev.exportclients.ecreporting;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.TokenAuthorizer;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.ecreporting.internal.EcReportingApi;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports of one Oracle Clinical One tenant. Start a job, then download its file; a {@link
 * Download} can wait for it.
 *
 * <pre>{@code
 * try (EcReportingClient oracle = EcReportingClient.builder()
 *     .baseUrl(URI.create("https://tenant.clinicalone.oraclecloud.com"))
 *     .credentials(TokenSource.of(Secret.of(System.getenv("ECREPORTING_TOKEN"))))
 *     .build()) {
 *   ReportScope study = ReportScope.study("CFD8129A430A473C8A02F4BA5DAAD865", StudyMode.ACTIVE);
 *   ExportRun run = oracle.start(
 *       ReportOrder.builder("546A79C296BE11EABB370242AC130002", study).format("CSV").build());
 *   run.download().saveTo(
 *       Path.of("report.csv"), DownloadOptions.defaults().waitAtMost(Duration.ofHours(1)));
 * }
 * }</pre>
 *
 * <p>Immutable; safe to share between threads. Close it when done.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/industries/life-sciences/clinical-one/coapi/op-ec-reporting-svc-rest-v2.0-reports-download-get.html">Download
 *     report</a>
 */
public final class EcReportingClient implements AutoCloseable {
  private static final String NOBODYS_JOB = "0".repeat(32);

  private final ClientRuntime runtime;
  private final ReportCalls calls;

  private EcReportingClient(Builder builder) {
    runtime =
        new ClientRuntime(
            requireNonNull(builder.baseUrl, "baseUrl"),
            builder.settings,
            new TokenAuthorizer(
                "Authorization", "Bearer ", requireNonNull(builder.tokens, "credentials")),
            new EcReportingErrors());
    GeneratedApi<EcReportingApi> api = runtime.api(EcReportingApi.class, new EcReportingDecoder());
    calls = new ReportCalls(runtime, api, builder.settings.clock());
  }

  /** {@return a builder; base URL and credentials are missing} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Finds out whether Oracle accepts the credentials. Starts and changes nothing: asks for the file
   * of a job that nobody has. Who is told in Oracle's own form that there is none was let in.
   *
   * @throws dev.exportclients.core.exception.UnauthenticatedException if they are refused
   * @throws dev.exportclients.core.exception.PermissionDeniedException if the client may not ask
   * @throws dev.exportclients.core.exception.SignInException if no token can be had
   * @throws NotFoundException if something else than Oracle responds: check the base URL
   */
  public void checkCredentials() {
    try {
      report(ReportRequest.builder(NOBODYS_JOB).build())
          .read(content -> 0, DownloadOptions.defaults());
    } catch (NotFoundException | InvalidRequestException ofNothing) {
      if (!ofNothing.error().recognized()) {
        throw ofNothing;
      }
    }
  }

  /**
   * The reports that can be started.
   *
   * @param scope a study's or the whole tenant's, in one mode
   * @return in the order of the response; empty if there are none
   * @see <a
   *     href="https://docs.oracle.com/en/industries/life-sciences/clinical-one/coapi/op-ec-reporting-svc-rest-v1.0-reportmetadata-get.html">List
   *     of reports</a>
   */
  public List<Report> reports(ReportScope scope) {
    return calls.reports(scope);
  }

  /**
   * The fields that a report has. Oracle calls this call deprecated; its successor is not known to
   * us.
   *
   * @param reportId as {@link #reports} lists it
   * @param scope where the report is listed
   * @return in the order of the response; empty if it needs none, or if they can't be found in it
   * @throws IllegalArgumentException if the id is empty, or none
   * @see <a
   *     href="https://docs.oracle.com/en/industries/life-sciences/clinical-one/coapi/op-ec-reporting-svc-rest-v1.0-studies-studyid-mode-reportmetadata-reportid-id-get.html">Report
   *     in detail</a>
   */
  public List<ReportField> fields(String reportId, ReportScope scope) {
    return calls.fields(Arguments.id(reportId, "report id"), scope);
  }

  /**
   * Starts a job, now. Sent once. If the response is lost, or has no job's id, the list of runs is
   * searched once for a run of this report, in this format, that was started meanwhile; it has the
   * run only if that is finished already. A colleague's that is all of that can't be told from it:
   * the list says neither by whom nor with which fields a run was started.
   *
   * @param order which report, in which format, with which fields
   * @return the run, to download from
   * @throws dev.exportclients.core.exception.StartOutcomeUnknownException if not exactly one such
   *     run is listed then: the run may exist
   * @see <a
   *     href="https://docs.oracle.com/en/industries/life-sciences/clinical-one/coapi/op-ec-reporting-svc-rest-v1.0-reports-post.html">Start
   *     of a report</a>
   */
  public ExportRun start(ReportOrder order) {
    return calls.start(order);
  }

  /**
   * A run that an earlier process started. Sends nothing.
   *
   * @param handle such as {@code ecreporting:JOB_ID?studyId=ID&mode=active}
   * @return the run; whether Oracle still has it shows when it is asked for
   * @throws IllegalArgumentException if it is no handle of a run of EC Reporting
   */
  public ExportRun run(RunHandle handle) {
    return EcReportingRun.of(calls, handle);
  }

  /**
   * The runs whose files are ready, as a stream that asks for the next page when it gets there.
   * What goes wrong then is thrown by the stream.
   *
   * @param scope a study's or the whole tenant's, in one mode
   * @return in Oracle's order, pages of 50; nothing is sent before its first element is wanted
   * @see <a
   *     href="https://docs.oracle.com/en/industries/life-sciences/clinical-one/coapi/op-ec-reporting-svc-rest-v2.0-reportmetadata-downloadlist-get.html">Download
   *     list</a>
   */
  public Stream<ReportRun> runs(ReportScope scope) {
    return calls.list(scope, null).runs();
  }

  /**
   * As {@link #runs(ReportScope)}, those of one report.
   *
   * @param scope a study's or the whole tenant's, in one mode
   * @param reportId as {@link #reports} lists it
   * @return in Oracle's order, pages of 50; nothing is sent before its first element is wanted
   * @throws IllegalArgumentException if the id is empty, or none
   */
  public Stream<ReportRun> runs(ReportScope scope, String reportId) {
    return calls.list(scope, Arguments.id(reportId, "report id")).runs();
  }

  /**
   * The file of a report job. A job that has not finished is, as far as is known, not found; a
   * download that waits asks the list of runs first, until the job is in it.
   *
   * @param report the job, and the mode of its study
   * @return may be kept and used again; nothing is sent until it is saved, copied or read
   */
  public Download report(ReportRequest report) {
    return calls.file(report);
  }

  @Override
  public void close() {
    runtime.close();
  }

  /** Builds a client; base URL and credentials are required. Not safe for threads. */
  public static final class Builder {
    private @Nullable URI baseUrl;
    private @Nullable TokenSource tokens;
    private ClientSettings settings = ClientSettings.defaults();

    private Builder() {}

    /**
     * The tenant's host. Required.
     *
     * @param url such as {@code https://tenant.clinicalone.oraclecloud.com}, without query and
     *     fragment
     * @return this builder
     */
    public Builder baseUrl(URI url) {
      baseUrl = requireNonNull(url, "baseUrl");
      return this;
    }

    /**
     * Bearer tokens; Oracle's live ten minutes, so a source that renews them is worth having.
     * Required.
     *
     * @param source such as {@link dev.exportclients.ecreporting.identity.OracleTokens}
     * @return this builder
     */
    public Builder credentials(TokenSource source) {
      tokens = requireNonNull(source, "credentials");
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
     * {@return a client that has sent nothing; wrong credentials show with the first call}
     *
     * @throws NullPointerException naming what is missing
     * @throws IllegalArgumentException if the base URL is unusable
     */
    public EcReportingClient build() {
      return new EcReportingClient(this);
    }
  }
}
