package dev.exportclients.ems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientBehaviour;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.Secret;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxSettings;
import dev.exportclients.sandbox.ServedFile;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmsBehaviourTest extends ClientBehaviour {

  private boolean isSigned;

  @Override
  protected Subject open(URI baseUrl, ClientSettings settings) {
    EmsClient client =
        EmsClient.builder().baseUrl(baseUrl).credentials(credentials()).settings(settings).build();
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
      public void checkCredentials() {
        client.checkCredentials();
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  private EmsCredentials credentials() {
    EmsCredentials user = EmsCredentials.user(SandboxCredentials.EMS_USERNAME, Secret.of(SECRET));
    return isSigned
        ? user.withApiKey(
            Secret.of(SandboxCredentials.EMS_API_KEY), Secret.of(SandboxCredentials.EMS_API_SECRET))
        : user;
  }

  @Test
  void signsEachAttemptAndEachResumedPartAnew() throws Exception {
    isSigned = true;
    sandbox.settings().emsSignatures(true);
    carriesItsCredentialsOnEachAttemptAndEachResumedPart();
    assertThat(sandbox.requests())
        .extracting(request -> request.header("authentication").orElseThrow())
        .doesNotHaveDuplicates();
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
