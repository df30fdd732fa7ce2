package dev.exportclients.metastudio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientBehaviour;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.EchoedSecret;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxSettings;
import dev.exportclients.sandbox.ServedFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetaStudioBehaviourTest extends ClientBehaviour {
  private boolean withToken;

  @Override
  protected Subject open(URI baseUrl, ClientSettings settings) {
    MetaStudioClient client =
        MetaStudioClient.builder()
            .baseUrl(baseUrl)
            .projectId(SandboxCredentials.METASTUDIO_PROJECT_ID)
            .credentials(credentials())
            .settings(settings)
            .build();
    return new Subject() {
      @Override
      public Download file(long size) {
        return client.result("size-" + size);
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

  @Test
  void signsEachPartAfreshHoweverLongTheOneBeforeTook() throws Exception {
    ExchangeListener twentyMinutes =
        new ExchangeListener() {
          @Override
          public void onRetry(Retry retry) {
            time.advance(Duration.ofMinutes(20));
          }
        };
    try (Subject client =
        open(sandbox.baseUrl("cut=200000x3"), settings().listener(twentyMinutes).build())) {
      DownloadReceipt receipt = client.file(1_000_000).saveTo(folder.resolve("f"));

      assertThat(receipt.sha256()).isEqualTo(served(1_000_000).sha256());
      assertThat(receipt.resumes()).isEqualTo(3);
      assertThat(sandbox.requests()).extracting(RecordedRequest::status).doesNotContain(401);
      assertThat(values("x-sdk-date")).hasSize(4).doesNotHaveDuplicates();
      assertThat(values("authorization")).hasSize(4).doesNotHaveDuplicates();
    }
  }

  private List<String> values(String header) {
    return sandbox.requests().stream().map(r -> r.header(header).orElseThrow()).toList();
  }

  @Override
  protected ServedFile served(long size) {
    return sandbox.file("metastudio.downloadResult", "size-" + size);
  }

  private MetaStudioCredentials credentials() {
    return withToken
        ? MetaStudioCredentials.token(TokenSource.of(Secret.of(SECRET)))
        : MetaStudioCredentials.akSk(
            SandboxCredentials.METASTUDIO_TEMPORARY_AK,
            Secret.of(SandboxCredentials.METASTUDIO_TEMPORARY_SK),
            Secret.of(SandboxCredentials.METASTUDIO_SECURITY_TOKEN));
  }

  @Test
  void showsNoTokenAnywhere() throws Exception {
    withToken = true;
    showsNoSecretAnywhere();
  }

  @Test
  void keepsNoTokenThatIsEchoedInAnySpelling() throws Exception {
    withToken = true;
    keepsNoSecretThatIsEchoedInAnySpelling();
  }

  @ParameterizedTest
  @EnumSource(EchoedSecret.Place.class)
  void keepsNoEchoedTokenBesideWhatAnInterruptedDownloadLeaves(EchoedSecret.Place place)
      throws Exception {
    withToken = true;
    keepsNoEchoedSecretBesideWhatAnInterruptedDownloadLeaves(place);
  }

  @Override
  protected void accept(SandboxSettings settings) {
    settings.metaStudioToken(SECRET);
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(withToken ? SECRET : SandboxCredentials.METASTUDIO_SECURITY_TOKEN);
  }

  @Override
  protected Set<String> unsentSecrets() {
    return withToken ? Set.of() : Set.of(SandboxCredentials.METASTUDIO_TEMPORARY_SK);
  }
}
