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
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.StartRequest;
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

  private final ClientSettings settings;
  private final ClientRuntime runtime;
  private final GeneratedApi<EcReportingApi> api;

  private EcReportingClient(Builder builder) {
    settings = builder.settings;
    runtime =
        new ClientRuntime(
            requireNonNull(builder.baseUrl, "baseUrl"),
            builder.settings,
            new TokenAuthorizer(
                "Authorization", "Bearer ", requireNonNull(builder.tokens, "credentials")),
            new EcReportingErrors());
    api = runtime.api(EcReportingApi.class, new EcReportingDecoder());
  }

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

  /** The reports that can be started, possibly none. */
  public List<Report> reports(ReportScope scope) {
    return runtime
        .get(
            "ecreporting.listReports",
            attempt -> api.of(attempt).listReports(scope.requiredStudy(), scope.mode().wireName()))
        .getResult()
        .stream()
        .map(report -> Report.of(report, runtime))
        .toList();
  }

  /**
   * The fields that a report has, in the order of the response; none if it needs none, or if they
   * can't be found in it. Oracle calls this call deprecated; its successor is not known to us.
   */
  public List<ReportField> fields(String reportId, ReportScope scope) {
    String id = Arguments.id(reportId, "report id");
    return ReportField.in(
        runtime
            .get(
                "ecreporting.showReport",
                attempt ->
                    api.of(attempt).showReport(scope.requiredStudy(), scope.mode().wireName(), id))
            .getResult(),
        runtime);
  }

  /**
   * Starts a job, now. Sent once. If the response is lost, or has no job's id, the list of runs is
   * searched once for a run of this report, in this format, that was started meanwhile; it has the
   * run only if that is finished already. A colleague's that is all of that can't be told from it:
   * the list says neither by whom nor with which fields a run was started.
   *
   * @throws dev.exportclients.core.exception.StartOutcomeUnknownException if not exactly one such
   *     run is listed then: the run may exist
   */
  public ExportRun start(ReportOrder order) {
    ReportScope scope = order.scope();
    LostStart lost = LostStart.now(order, settings.clock());
    String jobId =
        runtime.start(
            new StartRequest<>(
                "ecreporting.createReport",
                order.ids(),
                attempt -> runtime.value(order.sentTo(api.of(attempt))).orElseThrow(),
                () ->
                    lost.candidates(list(scope, order.reportId())).stream()
                        .map(run -> run.jobId().orElseThrow())
                        .toList(),
                job -> EcReportingRun.handle(job, scope),
                "The list of the report's runs has it once it is finished: see whether it is there"
                    + " before you start another."));
    return new EcReportingRun(this, jobId, scope);
  }

  /**
   * A run that an earlier process started. Sends nothing.
   *
   * @param handle such as {@code ecreporting:JOB_ID?studyId=ID&mode=active}
   * @throws IllegalArgumentException if it is no handle of a run of EC Reporting
   */
  public ExportRun run(RunHandle handle) {
    return EcReportingRun.of(this, handle);
  }

  /**
   * The runs whose files are ready, as a stream that asks for the next page when it gets there.
   * What goes wrong then is thrown by the stream.
   */
  public Stream<ReportRun> runs(ReportScope scope) {
    return list(scope, null).runs();
  }

  /** As {@link #runs(ReportScope)}, those of one report. */
  public Stream<ReportRun> runs(ReportScope scope, String reportId) {
    return list(scope, Arguments.id(reportId, "report id")).runs();
  }

  private RunList list(ReportScope scope, @Nullable String reportId) {
    return new RunList(runtime, api, scope, reportId);
  }

  boolean isListed(String jobId, ReportScope scope) {
    return list(scope, null).has(jobId, page -> runtime.get(RunList.OPERATION, page));
  }

  /**
   * The file of a report job. A job that has not finished is, as far as is known, not found; a
   * download that waits asks the list of runs first, until the job is in it.
   */
  public Download report(ReportRequest report) {
    return file(report, false);
  }

  /** A job that is not listed is not ready, also for who does not wait. */
  Download fileOf(EcReportingRun run) {
    ReportRequest.Builder request = ReportRequest.builder(run.jobId()).mode(run.scope().mode());
    run.scope().studyId().ifPresent(request::studyId);
    return file(request.build(), true);
  }

  private Download file(ReportRequest report, boolean isRun) {
    ReportScope scope =
        report
            .studyId()
            .map(id -> ReportScope.study(id, report.mode()))
            .orElseGet(() -> ReportScope.tenant(report.mode()));
    return runtime.download(
        new DownloadPlan(
            "ecreporting.downloadReport",
            report.ids(),
            "report-" + report.jobId(),
            "",
            new ReportFile(report, list(scope, null), isRun, api)));
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

    /** The tenant's, such as {@code https://tenant.clinicalone.oraclecloud.com}. */
    public Builder baseUrl(URI url) {
      baseUrl = requireNonNull(url, "baseUrl");
      return this;
    }

    /** Bearer tokens; Oracle's live ten minutes, so a source that renews them is worth having. */
    public Builder credentials(TokenSource source) {
      tokens = requireNonNull(source, "credentials");
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
    public EcReportingClient build() {
      return new EcReportingClient(this);
    }
  }
}
