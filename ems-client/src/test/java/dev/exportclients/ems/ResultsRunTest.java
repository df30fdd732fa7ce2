package dev.exportclients.ems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.core.run.RunStatus.Phase;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class ResultsRunTest {
  private static final Secret TOKEN = Secret.of(SandboxCredentials.EMS_TOKEN);

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();
  private Sandbox sandbox;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    sandbox.clock(time);
  }

  private EmsClient client(URI url, TokenSource tokens) {
    return EmsClient.builder()
        .baseUrl(url)
        .credentials(EmsCredentials.user(SandboxCredentials.EMS_USERNAME, tokens))
        .settings(ClientSettings.builder().clock(time).sleeper(time).build())
        .build();
  }

  private EmsClient client(URI url) {
    return client(url, TokenSource.of(TOKEN));
  }

  private static DownloadOptions waiting() {
    return DownloadOptions.defaults().waitAtMost(Duration.ofHours(1));
  }

  private long starts() {
    return sandbox.requests().stream()
        .filter(request -> request.operation().equals("ems.startResults"))
        .count();
  }

  @Test
  void isStartedOnceAndDownloadedByAnotherProcess() {
    String kept;
    try (EmsClient client = client(sandbox.baseUrl())) {
      ExportRun run = client.startResults(4711);
      assertThat(run.status().phase()).isEqualTo(Phase.RUNNING);
      kept = run.handle().toString();
    }
    try (EmsClient client = client(sandbox.baseUrl())) {
      ExportRun run = client.run(RunHandle.parse(kept));
      run.download().saveTo(folder.resolve("results.csv"), waiting());
      assertThat(run.status().phase()).isEqualTo(Phase.READY);
      assertThat(run).hasToString(kept);
    }
    assertThat(folder.resolve("results.csv")).content().startsWith("Experiment,Plate");
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void eachStartIsAnotherRun() {
    try (EmsClient client = client(sandbox.baseUrl())) {
      assertThat(client.startResults(4711).handle())
          .isNotEqualTo(client.startResults(4711).handle());
    }
  }

  /** Silent before its response for longer than anything else may be, which is a blink here. */
  private ScriptedServer slow() {
    return new ScriptedServer(
        x -> {
          new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
          x.send("202 Accepted", "Content-Type: application/json\r\n", "1234");
        });
  }

  private EmsClient.Builder impatient(URI url) {
    return EmsClient.builder()
        .baseUrl(url)
        .credentials(SandboxCredentials.EMS_USERNAME, TOKEN)
        .settings(
            ClientSettings.builder()
                .clock(time)
                .sleeper(time)
                .retryPolicy(RetryPolicy.none())
                .idleTimeout(Duration.ofMillis(50))
                .build());
  }

  @Test
  void startHasTenMinutesForItsResponseAndAllElseTheUsualTime() throws Exception {
    try (ScriptedServer server = slow();
        EmsClient client = impatient(server.url()).build()) {
      assertThat(client.startResults(4711).handle()).hasToString("ems:1234");
      assertThatThrownBy(client::version)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("timed out");
    }
  }

  @Test
  void howLongAStartMayTakeIsASetting() throws Exception {
    try (ScriptedServer server = slow();
        EmsClient client =
            impatient(server.url()).startIdleTimeout(Duration.ofMillis(50)).build()) {
      assertThatThrownBy(() -> client.startResults(4711))
          .isInstanceOf(StartOutcomeUnknownException.class);
    }
    assertThatThrownBy(() -> EmsClient.builder().startIdleTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** EMS has no way to look for the run. */
  @ParameterizedTest
  @ValueSource(ints = {502, 504})
  void gatewayThatLostTheResponseMeansThatThereMayBeARun(int status) throws Exception {
    try (ScriptedServer server = new ScriptedServer(x -> x.send(status + " No", "", "no"));
        EmsClient client = client(server.url())) {
      assertThatThrownBy(() -> client.startResults(4711))
          .isInstanceOf(StartOutcomeUnknownException.class)
          .hasMessageContaining("EMS has no way to find it");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"412, RUNNING,", "410, EXPIRED, Dataset expired.", "77, READY,"})
  void tellsWhereItIs(long datasetId, Phase phase, String said) {
    try (EmsClient client = client(sandbox.baseUrl())) {
      ExportRun run = client.run(RunHandle.parse("ems:" + datasetId));
      assertThat(run.status().phase()).isEqualTo(phase);
      if (said == null) {
        assertThat(run.status().providerState()).isEmpty();
      } else {
        assertThat(run.status().providerState().orElseThrow()).contains(said);
      }
    }
  }

  @Test
  void anUnknownDatasetHasNoState() {
    try (EmsClient client = client(sandbox.baseUrl())) {
      assertThatThrownBy(() -> client.run(RunHandle.parse("ems:404")).status())
          .isInstanceOf(NotFoundException.class);
    }
  }

  /** The file is left unread: only what is under way when we hang up comes along. */
  @Test
  void askingWhereItIsReadsNoFile() {
    long size = 500_000_000L;
    try (EmsClient client = client(sandbox.baseUrl())) {
      assertThat(client.run(RunHandle.parse("ems:" + (1_000_000_000L + size))).status().phase())
          .isEqualTo(Phase.READY);
    }
    assertThat(sandbox.requests().get(0).bodyBytesSent()).isLessThan(size / 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json; charset=utf-8| 1234",
        "text/json| 1234",
        "application/json| \"1234\"",
        "application/json| {\"DatasetId\": 1234, \"Count\": 7}",
        "application/json| {\"Count\": 7, \"dataSetID\": \"1234\"}",
        "application/json| {\"Status\": \"Accepted\", \"id\": 1234, \"Count\": 7}",
        "application/json| {\"Id\": 7, \"DataSetId\": 1234}",
        "application/json| {\"Id\": 1234, \"Message\": \"accepted\"}",
        "application/json| {\"message\": \"accepted\", \"Id\": 1234}",
        "application/json| {\"Id\": 1234, \"Message\": \"accepted\", \"MessageDetail\": \"7 of 9\"}",
        "application/json| {\"ResultsSet\": 1234, \"Code\": \"77\"}",
        "''| 1234",
        "application/xml| <int xmlns=\"http://schemas.microsoft.com/2003/10/Serialization/\">1234</int>",
        "text/xml| <DatasetId>1234</DatasetId>",
        "application/xml| <Started><Name>x</Name><DatasetId>1234</DatasetId></Started>",
        "application/xml| <?xml version=\"1.0\"?><Started><Set>1234</Set></Started>"
      })
  void readsTheDatasetsIdInWhateverForm(String mediaType, String body) throws Exception {
    String type = mediaType.isEmpty() ? "" : "Content-Type: " + mediaType + "\r\n";
    try (var server = new ScriptedServer(x -> x.send("202 Accepted", type, body));
        EmsClient client = client(server.url())) {
      assertThat(client.startResults(42).handle()).hasToString("ems:1234");
      assertThat(server.requests().get(0).line())
          .isEqualTo("GET /ems/results?experimentId=42 HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-7",
        "1.5",
        "\"12a\"",
        "9223372036854775808",
        "true",
        "[1234]",
        "{\"A\": 1, \"B\": 2}",
        "{\"Accepted\": \"yes\"}",
        "{}",
        "",
        "<int>12a</int>",
        "<!DOCTYPE x><int>1</int>"
      })
  void aResponseWithoutAnIdIsShownAndNotSentAgain(String body) throws Exception {
    try (var server = new ScriptedServer(x -> x.send("202 Accepted", "", body));
        EmsClient client = client(server.url())) {
      var thrown =
          catchThrowableOfType(StartOutcomeUnknownException.class, () -> client.startResults(42));
      assertThat(thrown.operation()).isEqualTo("ems.startResults");
      assertThat(thrown)
          .hasMessageContaining(body)
          .hasMessageContaining("EMS has no way to find it")
          .hasCauseInstanceOf(UnexpectedContentException.class);
      assertThat(thrown.ids()).isEqualTo(Map.of("experimentId", "42"));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aLostResponseIsToldAndNotSentAgain() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("202 Accepted", "Content-Length: 20\r\n");
                  x.cut();
                });
        EmsClient client = client(server.url())) {
      var lost =
          catchThrowableOfType(StartOutcomeUnknownException.class, () -> client.startResults(4711));
      assertThat(lost).hasMessageContaining("EMS has no way to find it");
      assertThat(lost.ids()).isEqualTo(Map.of("experimentId", "4711"));
      assertThat(lost.candidates()).isEmpty();
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** A GET may be sent again over a new connection; this one starts something. */
  @Test
  void isNotSentAgainWhenAUsedConnectionDiesUnderIt() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.request().line().contains("/results?")) {
                    x.reset();
                  } else {
                    x.send("200 OK", "Content-Type: application/json\r\n", "[]");
                  }
                });
        EmsClient client = client(server.url())) {
      client.attachments(EntityType.WELL, 7);
      assertThatThrownBy(() -> client.startResults(4711))
          .isInstanceOf(StartOutcomeUnknownException.class);
      assertThat(server.requests())
          .filteredOn(request -> request.line().contains("/results?"))
          .hasSize(1);
    }
  }

  @Test
  void aServerThatIsDownIsNotAskedAgain() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("503 Service Unavailable", "", "down"));
        EmsClient client = client(server.url())) {
      assertThatThrownBy(() -> client.startResults(1))
          .isInstanceOf(ProviderUnavailableException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** A 401 proves that nothing was started. */
  @Test
  void isSentOnceMoreWithAFreshToken() throws Exception {
    TokenSource tokens =
        new TokenSource() {
          @Override
          public Secret token() {
            return Secret.of("Old+Token/1=");
          }

          @Override
          public Secret refreshed(Secret refused) {
            return Secret.of("New+Token/2=");
          }
        };
    try (var server =
            new ScriptedServer(
                x -> {
                  boolean isNew = x.request().headers().get("api-usertoken").startsWith("New");
                  x.send(isNew ? "202 Accepted" : "401 Unauthorized", "", isNew ? "1234" : "");
                });
        EmsClient client = client(server.url(), tokens)) {
      assertThat(client.startResults(1).handle()).hasToString("ems:1234");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"webadmit:1/2", "ems:1/2", "ems:0", "ems:007", "ems:x", "ems:1?mode=test"})
  void refusesAHandleThatIsNone(String handle) {
    try (EmsClient client = client(sandbox.baseUrl())) {
      assertThatThrownBy(() -> client.run(RunHandle.parse(handle)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ems:1234");
      assertThatThrownBy(() -> client.startResults(0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("experimentId");
    }
    assertThat(sandbox.requests()).isEqualTo(List.of());
  }
}
