package dev.exportclients.webadmit;

import dev.exportclients.core.ClientBehaviour;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.Secret;
import dev.exportclients.sandbox.SandboxSettings;
import dev.exportclients.sandbox.ServedFile;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

class WebAdmitBehaviourTest extends ClientBehaviour {

  @Override
  protected Subject open(URI baseUrl, ClientSettings settings) {
    WebAdmitClient client =
        WebAdmitClient.builder()
            .baseUrl(baseUrl)
            .credentials(Secret.of(SECRET))
            .settings(settings)
            .build();
    return new Subject() {
      @Override
      public Download file(long size) {
        return client.download(86446, 1_000_000_000 + size);
      }

      @Override
      public boolean call() {
        return !client.userIdentities().isEmpty();
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
    return sandbox.file("webadmit.link", Long.toString(1_000_000_000 + size));
  }

  @Override
  protected void accept(SandboxSettings settings) {
    settings.webAdmitApiKey(SECRET);
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(SECRET);
  }

  @Override
  protected Optional<String> leadingTo(URI file) {
    return Optional.of(
        "{\"export_files\":{\"id\":1,\"export_id\":86446,\"status\":\"Available\",\"download_url\":\""
            + file
            + "\"}}");
  }

  /** The file comes from a store that knows no envelope of WebAdMIT. */
  @Override
  protected boolean knowsEnvelopes() {
    return false;
  }
}
