package dev.exportclients.workflows;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;
import dev.exportclients.plans.PlanClients;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.webadmit.WebAdmitClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A worker's clients at a sandbox that knows the {@link Secrets}; their pauses take no time. */
final class SandboxClients implements PlanClients, AutoCloseable {
  private final EmsClient ems;
  private final EcReportingClient oracle;
  private final WebAdmitClient webAdmit;
  private final MetaStudioClient metaStudio;

  SandboxClients(URI url, Clock clock, String metaStudioSecret) {
    ClientSettings settings =
        ClientSettings.builder()
            .clock(clock)
            .sleeper(pause -> {})
            .retryPolicy(RetryPolicy.defaults().withRetries(2))
            .build();
    ems =
        EmsClient.builder()
            .baseUrl(url)
            .credentials(SandboxCredentials.EMS_USERNAME, Secret.of(Secrets.EMS))
            .settings(settings)
            .build();
    oracle =
        EcReportingClient.builder()
            .baseUrl(url)
            .credentials(
                TokenSource.caching(
                    () -> new TokenSource.Token(Secret.of(Secrets.ORACLE), Instant.MAX),
                    Duration.ofMinutes(1)))
            .settings(settings)
            .build();
    webAdmit =
        WebAdmitClient.builder()
            .baseUrl(url)
            .credentials(Secret.of(Secrets.WEBADMIT))
            .settings(settings)
            .build();
    metaStudio =
        MetaStudioClient.builder()
            .baseUrl(url)
            .projectId(SandboxCredentials.METASTUDIO_PROJECT_ID)
            .credentials(
                MetaStudioCredentials.akSk(
                    SandboxCredentials.METASTUDIO_AK, Secret.of(metaStudioSecret)))
            .settings(settings)
            .build();
  }

  @Override
  public EmsClient ems() {
    return ems;
  }

  @Override
  public EcReportingClient ecReporting() {
    return oracle;
  }

  @Override
  public WebAdmitClient webAdmit() {
    return webAdmit;
  }

  @Override
  public MetaStudioClient metaStudio() {
    return metaStudio;
  }

  @Override
  public void close() {
    ems.close();
    oracle.close();
    webAdmit.close();
    metaStudio.close();
  }
}
