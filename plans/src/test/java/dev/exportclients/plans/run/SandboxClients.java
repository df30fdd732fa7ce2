package dev.exportclients.plans.run;

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

/** All four clients at a sandbox; their pauses take no time. */
final class SandboxClients implements PlanClients, AutoCloseable {
  private final EmsClient ems;
  private final EcReportingClient oracle;
  private final WebAdmitClient webAdmit;
  private final MetaStudioClient metaStudio;

  SandboxClients(URI url, Clock clock) {
    this(url, clock, ClientSettings.builder());
  }

  SandboxClients(URI url, Clock clock, ClientSettings.Builder builder) {
    ClientSettings settings =
        builder
            .clock(clock)
            .sleeper(pause -> {})
            .retryPolicy(RetryPolicy.defaults().withRetries(2))
            .build();
    ems =
        EmsClient.builder()
            .baseUrl(url)
            .credentials(SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_TOKEN))
            .settings(settings)
            .build();
    oracle =
        EcReportingClient.builder()
            .baseUrl(url)
            .credentials(renewed(SandboxCredentials.ECREPORTING_TOKEN))
            .settings(settings)
            .build();
    webAdmit =
        WebAdmitClient.builder()
            .baseUrl(url)
            .credentials(Secret.of(SandboxCredentials.WEBADMIT_API_KEY))
            .settings(settings)
            .build();
    metaStudio =
        MetaStudioClient.builder()
            .baseUrl(url)
            .projectId(SandboxCredentials.METASTUDIO_PROJECT_ID)
            .credentials(MetaStudioCredentials.token(renewed(SandboxCredentials.METASTUDIO_TOKEN)))
            .settings(settings)
            .build();
  }

  /** A new one each time that one is refused. */
  private static TokenSource renewed(String token) {
    return TokenSource.caching(
        () -> new TokenSource.Token(Secret.of(token), Instant.MAX), Duration.ofMinutes(1));
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
