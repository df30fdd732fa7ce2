package dev.exportclients.ems;

import dev.exportclients.core.ClientBehaviour;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.Secret;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxSettings;
import dev.exportclients.sandbox.ServedFile;
import java.net.URI;
import java.util.Set;

class EmsBehaviourTest extends ClientBehaviour {

  @Override
  protected Subject open(URI baseUrl, ClientSettings settings) {
    EmsClient client =
        EmsClient.builder()
            .baseUrl(baseUrl)
            .credentials(SandboxCredentials.EMS_USERNAME, Secret.of(SECRET))
            .settings(settings)
            .build();
    return new Subject() {
      @Override
      public Download file(long size) {
        return client.results(1_000_000_000 + size);
      }

      @Override
      public boolean call() {
        return !client.attachments(EntityType.EXPERIMENT, 1234).isEmpty();
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  @Override
  protected ServedFile served(long size) {
    return sandbox.file("ems.exportResults", Long.toString(1_000_000_000 + size));
  }

  @Override
  protected void accept(SandboxSettings settings) {
    settings.ems(SandboxCredentials.EMS_USERNAME, SECRET);
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(SECRET);
  }
}
