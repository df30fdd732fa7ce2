package dev.exportclients.ems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By a sandbox that computes the HMAC by itself, and refuses one that it has seen. */
@ExtendWith(SandboxExtension.class)
class EmsSignatureTest {
  private static final Secret KEY = Secret.of("Api+Key/Of=Ours42");
  private static final Secret API_SECRET = Secret.of("S3cret/Of+That=Key==");

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();
  private Sandbox sandbox;

  @BeforeEach
  void demand(Sandbox running) {
    sandbox = running;
    sandbox.clock(time);
    sandbox.settings().emsSignatures(true).emsApiKey(KEY.reveal(), API_SECRET.reveal());
  }

  @Test
  void signsEachCallAndEachPollAnew() {
    try (EmsClient client = client(sandbox.baseUrl())) {
      client.results(1234).saveTo(folder, waiting());
      client.attachments(EntityType.EXPERIMENT, 7);
      client.attachment("2421042979a6474a872e77f046b8802e").saveTo(folder);
    }
    assertThat(statuses()).containsExactly(412, 412, 200, 200, 200);
    assertThat(signatures()).doesNotHaveDuplicates().hasSize(5);
  }

  @Test
  void signsRetriesAndResumedPartsAnew() {
    try (EmsClient client = client(sandbox.baseUrl("503x2~cut=3000"))) {
      client.results(1_000_007_000).saveTo(folder);
    }
    assertThat(statuses()).doesNotContain(401).endsWith(206).hasSize(4);
    assertThat(signatures()).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void isNotAskedForUnlessAKeyIsGiven() {
    try (EmsClient client = builder(sandbox.baseUrl()).build()) {
      assertThatThrownBy(() -> client.results(1).saveTo(folder))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining("API key and its secret");
    }
    assertThat(sandbox.requests())
        .allSatisfy(
            sent -> assertThat(sent.headers()).doesNotContainKeys("timestamp", "authentication"));
  }

  @Test
  void aWrongSecretIsARefusalThatShowsNeitherKeyNorSecret() {
    EmsCredentials wrong = credentials().withApiKey(KEY, Secret.of("An0ther+/Secret="));
    try (EmsClient client = builder(sandbox.baseUrl()).credentials(wrong).build()) {
      assertThatThrownBy(() -> client.results(1).saveTo(folder))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining("Secret Key is wrong")
          .hasMessageNotContainingAny(KEY.reveal(), "An0ther");
    }
    assertThat(wrong).hasToString("user, token ***, API key ***");
  }

  @Test
  void hidesTheKeyThatAServerRepeats() throws Exception {
    String said = "{\"Message\": \"API Key is not found. Data received " + KEY.reveal() + "\"}";
    try (var server =
            new ScriptedServer(
                x -> x.send("401 Unauthorized", "Content-Type: application/json\r\n", said));
        EmsClient client = client(server.url())) {
      assertThatThrownBy(() -> client.results(1).saveTo(folder))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageNotContaining(KEY.reveal());
    }
  }

  @Test
  void aDeploymentsOwnSignerHasTheLastWord() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "x"));
        EmsClient client =
            builder(server.url())
                .credentials(credentials().withApiKey(KEY, API_SECRET))
                .requestSigner(request -> request.header("Authentication", "of our own"))
                .build()) {
      client.results(1).saveTo(folder);
      assertThat(server.requests().get(0).headers())
          .containsEntry("authentication", "of our own")
          .containsKey("timestamp");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'two words', good, api key",
    "api-key: x, good, api key",
    "with:colon, good, api key",
    "good, '\"quoted\"', api secret"
  })
  void refusesAKeyThatIsNone(String key, String secret, String setting) {
    assertThatThrownBy(() -> credentials().withApiKey(Secret.of(key), Secret.of(secret)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(setting + " ");
  }

  /** One that EMS refuses is replaced once, by whatever source; a signed call as well. */
  @Test
  void aRefusedTokenIsReplacedOnce() {
    Secret fresh = Secret.of(SandboxCredentials.EMS_TOKEN);
    TokenSource tokens =
        new TokenSource() {
          @Override
          public Secret token() {
            return Secret.of("Expired+Token/42=");
          }

          @Override
          public Secret refreshed(Secret refused) {
            return fresh;
          }
        };
    EmsCredentials renewing =
        EmsCredentials.user(SandboxCredentials.EMS_USERNAME, tokens).withApiKey(KEY, API_SECRET);
    try (EmsClient client = builder(sandbox.baseUrl()).credentials(renewing).build()) {
      client.results(77).saveTo(folder);
    }
    assertThat(statuses()).containsExactly(401, 200);
    assertThat(signatures()).doesNotHaveDuplicates();
  }

  private static EmsCredentials credentials() {
    return EmsCredentials.user(
        SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_TOKEN));
  }

  private EmsClient client(URI url) {
    return builder(url).credentials(credentials().withApiKey(KEY, API_SECRET)).build();
  }

  private EmsClient.Builder builder(URI url) {
    return EmsClient.builder()
        .baseUrl(url)
        .credentials(credentials())
        .settings(
            ClientSettings.builder()
                .clock(time)
                .sleeper(time)
                .retryPolicy(RetryPolicy.defaults().withRetries(3))
                .build());
  }

  private static DownloadOptions waiting() {
    return DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(10));
  }

  private List<Integer> statuses() {
    return sandbox.requests().stream().map(RecordedRequest::status).toList();
  }

  private List<String> signatures() {
    return sandbox.requests().stream()
        .map(sent -> sent.header("Authentication").orElse("none"))
        .toList();
  }
}
