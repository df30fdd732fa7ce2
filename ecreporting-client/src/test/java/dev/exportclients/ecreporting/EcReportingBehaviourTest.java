package dev.exportclients.ecreporting;

import dev.exportclients.core.ClientBehaviour;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.sandbox.SandboxSettings;
import dev.exportclients.sandbox.ServedFile;
import java.net.URI;
import java.util.Set;

class EcReportingBehaviourTest extends ClientBehaviour {

  @Override
  protected Subject open(URI baseUrl, ClientSettings settings) {
    EcReportingClient client =
        EcReportingClient.builder()
            .baseUrl(baseUrl)
            .credentials(TokenSource.of(Secret.of(SECRET)))
            .settings(settings)
            .build();
    return new Subject() {
      @Override
      public Download file(long size) {
        return client.report(ReportRequest.builder("size-" + size).mode(StudyMode.TEST).build());
      }

      @Override
      public void checkCredentials() {
        client.checkCredentials();
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  @Override
  protected ServedFile served(long size) {
    return sandbox.file("ecreporting.downloadReport", "size-" + size);
  }

  @Override
  protected void accept(SandboxSettings settings) {
    settings.ecReportingToken(SECRET);
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(SECRET);
  }
}
