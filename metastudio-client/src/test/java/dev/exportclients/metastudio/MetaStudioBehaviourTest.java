package dev.exportclients.metastudio;

import dev.exportclients.core.ClientBehaviour;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.Secret;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.ServedFile;
import java.net.URI;
import java.util.Set;

class MetaStudioBehaviourTest extends ClientBehaviour {

  @Override
  protected Subject open(URI baseUrl, ClientSettings settings) {
    MetaStudioClient client =
        MetaStudioClient.builder()
            .baseUrl(baseUrl)
            .projectId(SandboxCredentials.METASTUDIO_PROJECT_ID)
            .credentials(
                MetaStudioCredentials.akSk(
                    SandboxCredentials.METASTUDIO_TEMPORARY_AK,
                    Secret.of(SandboxCredentials.METASTUDIO_TEMPORARY_SK),
                    Secret.of(SandboxCredentials.METASTUDIO_SECURITY_TOKEN)))
            .settings(settings)
            .build();
    return new Subject() {
      @Override
      public Download file(long size) {
        return client.result("size-" + size);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  @Override
  protected ServedFile served(long size) {
    return sandbox.file("metastudio.downloadResult", "size-" + size);
  }

  /** The secret key itself is never sent, so its being sent can't be looked for. */
  @Override
  protected Set<String> secrets() {
    return Set.of(SandboxCredentials.METASTUDIO_SECURITY_TOKEN);
  }
}
