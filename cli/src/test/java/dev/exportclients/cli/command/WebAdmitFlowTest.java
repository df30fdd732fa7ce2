package dev.exportclients.cli.command;

import static dev.exportclients.core.CannedResponse.csv;
import static dev.exportclients.core.CannedResponse.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.RoutedServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebAdMIT from the list of exports to the saved file, also where a response is lost. */
class WebAdmitFlowTest {
  private static final String START = "/api/v1/user_identities/42/exports/7/export_files";
  private static final String FILES = "/api/v1/user_identities/42/export_files";
  private static final String STATUS = "/api/v1/exports/7/export_files/74780";
  private static final String FILE =
      "{'id':%s,'href':'/x','export_id':%s,'status':'%s','download_url':'%s/file.csv'}";

  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();
  private Terminal terminal;

  @BeforeEach
  void start() {
    terminal = new Terminal(folder, server.url()).set("WEBADMIT_API_KEY", "S3cret+/Of=Users");
    server
        .on(
            "/api/v1/exports",
            json(
                200,
                "{'exports':[{'id':7,'name':'Nightly\\u001b[31m','list_type':null,"
                    + "'format':'Microsoft Excel','mime_type':'application/vnd.ms-excel'},"
                    + "{'id':29897,'name':'Banner','list_type':'all',"
                    + "'format':'Comma-Separated Values','mime_type':'text/csv'}]}"))
        .on(
            "/api/v1/user_identities/42/exports",
            json(
                200,
                "{'exports':[{'id':7,'name':'Mine','list_type':'all','format':'f','mime_type':'m'}]}"))
        .on(START, state(201, "Queued"))
        .on(FILES, files("74780/7/In Progress", "1/7/Available", "2/8/Queued"))
        .on(STATUS, state(200, "Available"))
        .on("/file.csv", csv("new").with("Content-Disposition", "attachment; filename=run.csv"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CannedResponse state(int status, String state) {
    return json(status, "{'export_files':" + FILE.formatted(74780, 7, state, server.url()) + "}");
  }

  private CannedResponse files(String... runs) {
    StringBuilder list = new StringBuilder();
    for (String run : runs) {
      String[] parts = run.split("/");
      list.append(list.isEmpty() ? "" : ",")
          .append(FILE.formatted(parts[0], parts[1], parts[2], server.url()));
    }
    return json(200, "{'export_files':[" + list + "]}");
  }

  private long starts() {
    return server.lines().stream().filter(line -> line.startsWith("POST ")).count();
  }

  private static JsonNode read(String json) throws IOException {
    return new ObjectMapper().readTree(json);
  }

  @Test
  void exportsAreATableOfAllIdentitiesWhateverTheVariableSays() {
    terminal.set("WEBADMIT_USER_IDENTITY", "42");

    Outcome listed = terminal.run("webadmit", "exports");

    assertThat(listed.exitCode()).as(listed.stderr()).isZero();
    assertThat(listed.stdout().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .containsExactly(
            "ID|NAME|LIST TYPE|FORMAT|MIME TYPE",
            "7|Nightly [31m|-|Microsoft Excel|application/vnd.ms-excel",
            "29897|Banner|all|Comma-Separated Values|text/csv");
    assertThat(server.lines()).containsExactly("GET /api/v1/exports");
  }

  @Test
  void exportsAsJsonHaveTheApisOwnNames() throws Exception {
    JsonNode json = read(terminal.run("webadmit", "exports", "--json").stdout());

    assertThat(json).hasSize(2);
    assertThat(json.get(0).path("list_type").isNull()).isTrue();
    assertThat(json.get(1))
        .isEqualTo(
            read(
                "{\"id\":29897,\"name\":\"Banner\",\"list_type\":\"all\","
                    + "\"format\":\"Comma-Separated Values\",\"mime_type\":\"text/csv\"}"));
  }

  @Test
  void exportsAreNarrowedByTheOption() {
    Outcome listed = terminal.run("webadmit", "exports", "--identity", "42");

    assertThat(listed.stdout()).contains("Mine").doesNotContain("Banner");
    assertThat(server.lines()).containsExactly("GET /api/v1/user_identities/42/exports");
  }

  @Test
  void filesAreHandlesThatStatusAndFetchTake() throws Exception {
    Outcome listed = terminal.run("webadmit", "files", "--identity", "42");

    assertThat(listed.stdout().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .containsExactly(
            "HANDLE|STATUS",
            "webadmit:7/74780|in_progress",
            "webadmit:7/1|available",
            "webadmit:8/2|queued");
    JsonNode json = read(terminal.run("webadmit", "files", "--identity=42", "--json").stdout());
    assertThat(json.get(0))
        .isEqualTo(
            read(
                "{\"handle\":\"webadmit:7/74780\",\"export_id\":7,\"file_id\":74780,"
                    + "\"status\":\"in_progress\",\"href\":\"/x\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "files",
        "files --identity 0",
        "files --identity x",
        "files 42",
        "exports --identity -1",
        "exports 42"
      })
  void wrongUseIsRefusedBeforeAnythingIsSent(String words) {
    Outcome refused = terminal.run(("webadmit " + words).split(" "));

    assertThat(refused.exitCode()).as(refused.stderr()).isEqualTo(2);
    assertThat(server.lines()).isEmpty();
  }

  @Test
  void runWhoseStartIsLostGoesOnWithTheOneThatIsFound() {
    server.on(START, state(201, "Queued").cutAfter(20));

    Outcome saved = terminal.run("webadmit", "run", "7", "--identity", "42");

    assertThat(saved.exitCode()).as(saved.stderr()).isZero();
    assertThat(saved.told()).contains("started: webadmit:7/74780");
    assertThat(folder.resolve("run.csv")).hasContent("new");
    assertThat(starts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "run"})
  void startThatIsLostForGoodNamesTheCommandThatListsIt(String command) {
    server
        .on(START, state(201, "Queued").cutAfter(20))
        .on(FILES, files("74780/7/In Progress", "74781/7/Queued"));

    Outcome lost =
        terminal.run("webadmit", command, "7", "--identity", "42", "--idle-timeout", "5s");

    assertThat(lost.exitCode()).as(lost.stderr()).isEqualTo(9);
    assertThat(lost.stdout()).isEmpty();
    assertThat(lost.told())
        .contains("To go on: exportctl webadmit files --identity 42 --idle-timeout 5s");
    assertThat(starts()).isEqualTo(1);
    assertThat(terminal.run("webadmit", "files", "--identity", "42").stdout())
        .contains("webadmit:7/74780", "webadmit:7/74781");
  }

  @Test
  void startThatIsLostTellsAProgramWhatItMayBe() throws Exception {
    server
        .on(START, state(201, "Queued").cutAfter(20))
        .on(FILES, files("74780/7/In Progress", "74781/7/Queued"))
        .on("/api/v1/user_identities", json(200, "{'user_identities':[{'id':42}]}"));

    JsonNode error = read(terminal.run("webadmit", "start", "7", "--json").stderr()).path("error");

    assertThat(error.path("type").asText()).isEqualTo("start_outcome_unknown");
    assertThat(error.path("exit_code").asInt()).isEqualTo(9);
    assertThat(error.path("candidates").toString())
        .isEqualTo("[\"webadmit:7/74780\",\"webadmit:7/74781\"]");
    assertThat(error.path("ids").path("export_id").asText()).isEqualTo("7");
    assertThat(error.path("ids").path("identity_id").asText()).isEqualTo("42");
    assertThat(error.path("next_command").asText())
        .isEqualTo("exportctl webadmit files --identity 42");
  }
}
