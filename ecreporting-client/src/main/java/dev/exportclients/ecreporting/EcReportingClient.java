package dev.exportclients.ecreporting;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.core.internal.provider.TokenAuthorizer;
import dev.exportclients.ecreporting.internal.EcReportingApi;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Reports of one Oracle Clinical One tenant.
 *
 * <pre>{@code
 * try (EcReportingClient oracle = EcReportingClient.builder()
 *     .baseUrl(URI.create("https://tenant.clinicalone.oraclecloud.com"))
 *     .credentials(TokenSource.of(Secret.of(System.getenv("ECREPORTING_TOKEN"))))
 *     .build()) {
 *   oracle.report(ReportRequest.builder("6A7C29DD011241DFBE1B64399283C860").build())
 *       .saveTo(Path.of("report.csv"));
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
  private final ClientRuntime runtime;
  private final GeneratedApi<EcReportingApi> api;

  private EcReportingClient(Builder builder) {
    runtime =
        new ClientRuntime(
            requireNonNull(builder.baseUrl, "baseUrl"),
            builder.settings,
            new TokenAuthorizer(
                "Authorization", "Bearer ", requireNonNull(builder.tokens, "credentials")),
            new EcReportingErrors());
    api = runtime.api(EcReportingApi.class, new JsonDecoder());
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The file of a report job. A job that has not finished is, as far as is known, not found. */
  public Download report(ReportRequest report) {
    return runtime.download(
        new DownloadPlan(
            "ecreporting.downloadReport",
            report.ids(),
            "report-" + report.jobId(),
            "",
            request ->
                request.send(
                    (attempt, headers) ->
                        api.of(attempt)
                            .downloadReport(
                                report.jobId(),
                                report.mode().wireName(),
                                report.reportName().orElse(null),
                                report.kickoff().orElse(null),
                                report.studyId().orElse(null),
                                headers))));
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
