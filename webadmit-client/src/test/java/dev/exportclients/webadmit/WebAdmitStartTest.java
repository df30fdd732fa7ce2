package dev.exportclients.webadmit;

import static dev.exportclients.core.CannedResponse.csv;
import static dev.exportclients.core.CannedResponse.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RoutedServer;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against a server that behaves as the documentation says: the run, and how a lost one is found.
 */
class WebAdmitStartTest {
  private static final String START = "/api/v1/user_identities/42/exports/86446/export_files";
  private static final String FILES = "/api/v1/user_identities/42/export_files";
  private static final String STATUS = "/api/v1/exports/86446/export_files/74780";
  private static final String KEY = "S3cret+/Of=Users";

  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();
  private final FakeTime time = new FakeTime();
  private WebAdmitClient client;

  @BeforeEach
  void start() {
    client = newClient();
    server
        .on(START, run(201, "Queued"))
        .on(STATUS, run(200, "Queued"), run(200, "In Progress"), run(200, "Available"))
        .on(
            "/file.csv",
            csv("a,b\n1,2\n").with("Content-Disposition", "attachment; filename=Nightly.csv"));
  }

  private WebAdmitClient newClient() {
    return WebAdmitClient.builder()
        .baseUrl(server.url())
        .credentials(Secret.of(KEY))
        .settings(ClientSettings.builder().clock(time).sleeper(time).build())
        .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private CannedResponse run(int status, String state) {
    return json(
        status,
        "{'export_files':{'id':74780,'href':'x','export_id':86446,'status':'%s','download_url':%s}}"
            .formatted(
                state,
                state.equals("Available")
                    ? "'" + server.url() + "/file.csv?Signature=a%2Bb%3D'"
                    : "null"));
  }

  /** Each as {@code exportId/fileId=state}. */
  private static CannedResponse files(String... runs) {
    return json(
        200,
        Stream.of(runs)
            .map(run -> run.split("[/=]"))
            .map(
                run ->
                    "{'id':%s,'href':'x','export_id':%s,'status':'%s'}"
                        .formatted(run[1], run[0], run[2]))
            .collect(Collectors.joining(",", "{'href':'x','export_files':[", "]}")));
  }

  /** The response is cut, and the list is what is found then. */
  private void losing(CannedResponse list) {
    server.on(START, run(201, "Queued").cutAfter(30)).on(FILES, list);
  }

  private long starts() {
    return server.lines().stream().filter(line -> line.startsWith("POST ")).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201})
  void oneCallGoesFromTheStartToTheSavedFile(int status) {
    server.on(START, run(status, "Queued"));

    Path saved = save(client.startRun(42, 86446));

    assertThat(saved).hasFileName("Nightly.csv").hasContent("a,b\n1,2\n");
    assertThat(starts()).isEqualTo(1);
    List<ScriptedServer.Request> requests = server.requests();
    assertThat(requests).hasSize(5);
    assertThat(requests.subList(0, 4))
        .allMatch(request -> KEY.equals(request.headers().get("x-api-key")));
    assertThat(requests.get(4).headers()).doesNotContainKey("x-api-key");
    assertThat(requests.get(4).path()).isEqualTo("/file.csv?Signature=a%2Bb%3D");
  }

  @Test
  void anotherProcessGoesOnWithTheHandleAndStartsNothing() {
    String kept = client.startRun(42, 86446).handle().toString();
    client.close();

    client = newClient();
    Path saved = save(client.run(RunHandle.parse(kept)));

    assertThat(kept).isEqualTo("webadmit:86446/74780");
    assertThat(saved).hasContent("a,b\n1,2\n");
    assertThat(starts()).isEqualTo(1);
  }

  private Path save(ExportRun run) {
    return run.download()
        .saveTo(folder, DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(10)))
        .file()
        .orElseThrow();
  }

  @Test
  void theOnlyRunOfTheExportThatGoesOnIsTheOneWhoseResponseWasLost() {
    losing(
        files(
            "86446/74001=Available",
            "86446/74002=Failed",
            "86447/74003=In Progress",
            "86446/74780=In Progress",
            "86446/74004=empty_list"));

    ExportRun run = client.startRun(42, 86446);

    assertThat(run.handle()).hasToString("webadmit:86446/74780");
    assertThat(server.lines()).containsExactly("POST " + START, "GET " + FILES);
    assertThat(save(run)).hasContent("a,b\n1,2\n");
    assertThat(starts()).isEqualTo(1);
  }

  /** The gateway has passed it on, as far as anybody knows. */
  @ParameterizedTest
  @ValueSource(ints = {502, 504})
  void runIsLookedForAlsoWhenAGatewaySaysThatTheResponseIsLost(int status) {
    server.on(START, json(status, "{'message':'No'}")).on(FILES, files("86446/74780=Queued"));
    assertThat(client.start(42, 86446).id()).isEqualTo(74780);

    server.on(FILES, files());
    assertThat(unknown()).hasMessageContaining("it may have started a run, and is not sent again");
    assertThat(starts()).isEqualTo(2);
  }

  /** A run that has ended may be an older one; an unknown word may be one that goes on. */
  @ParameterizedTest
  @CsvSource({
    "Initializing, true",
    "initializing, true",
    "Queued, true",
    "In Progress, true",
    "in_progress, true",
    "Exploded, true",
    "Available, false",
    "available, false",
    "Success With Errors, false",
    "Empty List, false",
    "Failed, false"
  })
  void runIsFoundWhileItGoesOn(String state, boolean isFound) {
    losing(files("86446/74780=" + state));

    if (isFound) {
      assertThat(client.start(42, 86446).id()).isEqualTo(74780);
    } else {
      assertThat(unknown().candidates()).isEmpty();
    }
    assertThat(starts()).isEqualTo(1);
  }

  private StartOutcomeUnknownException unknown() {
    return catchThrowableOfType(StartOutcomeUnknownException.class, () -> client.start(42, 86446));
  }

  @Test
  void severalThatItMayBeAreToldAndNoneIsChosen() {
    losing(files("86446/1=Queued", "86446/2=Exploded", "86447/3=Queued"));

    StartOutcomeUnknownException unknown = unknown();

    assertThat(unknown.candidates()).containsExactly("webadmit:86446/1", "webadmit:86446/2");
    assertThat(unknown.ids()).isEqualTo(Map.of("identityId", "42", "exportId", "86446"));
    assertThat(unknown)
        .hasMessageContaining("List the identity's recent files")
        .hasMessageContaining("may have reached the provider")
        .hasMessageNotContaining(KEY);
    assertThat(starts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 429, 500})
  void searchThatIsRefusedStartsNothing(int status) {
    losing(json(status, "{'message':'No'}"));

    StartOutcomeUnknownException unknown = unknown();

    assertThat(unknown.candidates()).isEmpty();
    assertThat(unknown.getSuppressed()).hasAtLeastOneElementOfType(ExportClientException.class);
    assertThat(starts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 429, 500, 503})
  void startThatIsRefusedIsNotLookedFor(int status) {
    server.on(START, json(status, "{'message':'No'}"));

    assertThat(catchThrowableOfType(ExportClientException.class, () -> client.start(42, 86446)))
        .isNotInstanceOf(StartOutcomeUnknownException.class);
    assertThat(server.lines()).containsExactly("POST " + START);
  }
}
