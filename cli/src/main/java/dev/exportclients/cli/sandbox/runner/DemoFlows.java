package dev.exportclients.cli.sandbox.runner;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportOrder;
import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ecreporting.identity.OracleTokens;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EmsCredentials;
import dev.exportclients.ems.EmsTokens;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.webadmit.WebAdmitClient;
import java.net.URI;
import java.util.function.Function;

/** From signing in to the file, for each provider of a sandbox: the demo's four flows. */
final class DemoFlows {
  private static final long EXPERIMENT = 4711;
  private static final String STUDY = "CFD8129A430A473C8A02F4BA5DAAD865";
  private static final String REPORT = "546A79C296BE11EABB370242AC130002";
  private static final long IDENTITY = 42;
  private static final long EXPORT = 86446;
  private static final String RESOURCE = "knowledge-intent-question-create";

  private final URI url;
  private final ClientSettings settings;

  DemoFlows(URI url, ClientSettings settings) {
    this.url = url;
    this.settings = settings;
  }

  /** A password for a token, by the deployment's public key; then an experiment's results. */
  <T> T ems(Function<ExportRun, T> rest) {
    try (EmsTokens tokens =
            EmsTokens.builder()
                .baseUrl(url)
                .user(SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_PASSWORD))
                .settings(settings)
                .build();
        EmsClient client =
            EmsClient.builder()
                .baseUrl(url)
                .credentials(EmsCredentials.user(SandboxCredentials.EMS_USERNAME, tokens))
                .settings(settings)
                .build()) {
      return rest.apply(client.startResults(EXPERIMENT));
    }
  }

  /** A client's secret for a token, at the identity service; then a report. */
  <T> T ecReporting(Function<ExportRun, T> rest) {
    try (OracleTokens tokens =
            OracleTokens.builder()
                .tokenUrl(url.resolve("tokens"))
                .client(
                    SandboxCredentials.ECREPORTING_CLIENT_ID,
                    Secret.of(SandboxCredentials.ECREPORTING_CLIENT_SECRET))
                .scope("sandbox.ec-reporting-svc.all")
                .settings(settings)
                .build();
        EcReportingClient client =
            EcReportingClient.builder()
                .baseUrl(url)
                .credentials(tokens)
                .settings(settings)
                .build()) {
      ReportScope scope = ReportScope.study(STUDY, StudyMode.TEST);
      return rest.apply(client.start(ReportOrder.builder(REPORT, scope).format("CSV").build()));
    }
  }

  /** An API key; then a run of an export, whose link has to be asked for twice. */
  <T> T webAdmit(Function<ExportRun, T> rest) {
    try (WebAdmitClient client =
        WebAdmitClient.builder()
            .baseUrl(url)
            .credentials(Secret.of(SandboxCredentials.WEBADMIT_API_KEY))
            .settings(settings)
            .build()) {
      return rest.apply(client.startRun(IDENTITY, EXPORT));
    }
  }

  /** A signature on each request; then the result of an export task. */
  <T> T metaStudio(Function<ExportRun, T> rest) {
    try (MetaStudioClient client =
        MetaStudioClient.builder()
            .baseUrl(url)
            .projectId(SandboxCredentials.METASTUDIO_PROJECT_ID)
            .credentials(
                MetaStudioCredentials.akSk(
                    SandboxCredentials.METASTUDIO_AK, Secret.of(SandboxCredentials.METASTUDIO_SK)))
            .settings(settings)
            .build()) {
      return rest.apply(client.export(RESOURCE));
    }
  }
}
