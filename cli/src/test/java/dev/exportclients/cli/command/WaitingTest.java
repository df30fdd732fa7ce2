package dev.exportclients.cli.command;

import static dev.exportclients.core.CannedResponse.csv;
import static dev.exportclients.core.CannedResponse.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.cli.terminal.DisplayWidth;
import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.RoutedServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingTest {
  private static final String RESULTS = "/ems/resultsExport/1234";
  private static final String START = "/api/v1/user_identities/42/exports/7/export_files";
  private static final String STATUS = "/api/v1/exports/7/export_files/74780";

  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();
  private Terminal terminal;

  @BeforeEach
  void start() {
    terminal = new Terminal(folder, server.url());
    server
        .on("/api/v1/user_identities", json(200, "{'user_identities':[{'id':42}]}"))
        .on(START, state(201, "Initializing"))
        .on(STATUS, state(200, "Queued"), state(200, "In Progress"), available())
        .on("/file.csv", csv("a,b\r\n"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static CannedResponse state(int status, String state) {
    return json(status, "{'export_files':{'id':74780,'export_id':7,'status':'" + state + "'}}");
  }

  private CannedResponse available() {
    return json(
        200,
        "{'export_files':{'id':74780,'export_id':7,'status':'Available','download_url':'"
            + server.url()
            + "/file.csv?Signature=s3cret'}}");
  }

  @Test
  void waitsForAnExportHalfAnHourAtMost() {
    server.on(RESULTS, json(412, "{'Message':'not completed'}"));

    Outcome outcome = terminal.run("ems", "results", "1234");

    assertThat(outcome.exitCode()).isEqualTo(6);
    assertThat(outcome.stderr()).contains("1234");
    assertThat(terminal.time.slept()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
  }

  @Test
  void takesAnExportWhenItIsReady() {
    server.on(
        RESULTS, json(412, "{'Message':'no'}"), json(412, "{'Message':'no'}"), csv("a,b\r\n"));

    assertThat(terminal.run("ems", "results", "1234", "--wait-timeout", "30s").exitCode()).isZero();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void doesNotWaitWhenItIsToldNotTo() {
    server.on(RESULTS, json(412, "{'Message':'not completed'}"));

    assertThat(terminal.run("ems", "results", "1234", "--no-wait").exitCode()).isEqualTo(6);
    assertThat(terminal.time.slept()).isZero();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void showsTheStateToWhoeverWatches() {
    Outcome outcome = terminal.watched().run("webadmit", "download", "7", "74780");

    assertThat(outcome.stderr()).contains("waiting: Queued", "waiting: In Progress");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void leavesALineForEachWaitWhereNobodyWatches() {
    Outcome outcome = terminal.run("webadmit", "download", "7", "74780");

    assertThat(outcome.events()).hasSize(2);
    assertThat(outcome.events().get(0))
        .matches("2026-11-23T10:00:0\\S+Z waiting: Queued, again in .*");
    assertThat(outcome.events().get(1)).contains("waiting: In Progress");
  }

  @Test
  void leavesNoSuchLineWhenQuietOrForPrograms() {
    assertThat(terminal.run("webadmit", "download", "7", "74780", "-q").stderr()).isEmpty();
    server.on(STATUS, state(200, "Queued"), available());

    assertThat(terminal.run("webadmit", "download", "7", "74780", "--force", "--json").stderr())
        .isEmpty();
  }

  @Test
  void cutsWhatAServerSaysToTheTerminalsWidth() {
    server.on(STATUS, state(200, "\u5f85\u3061".repeat(60)), available());

    Outcome outcome = terminal.columns(40).run("webadmit", "download", "7", "74780");

    String line = outcome.stderr().split("\r\u001b\\[K")[1];
    assertThat(line).startsWith("waiting: \u5f85").endsWith("\u2026");
    assertThat(DisplayWidth.of(line)).isBetween(35, 39);
  }

  @Test
  void runsAnExportFromItsStartToItsFile() {
    Outcome outcome = terminal.run("webadmit", "run", "7", "--identity", "42");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stdout()).isEqualTo(folder.resolve("export-7-74780.csv") + "\n");
    assertThat(outcome.stderr()).contains("webadmit:7/74780").doesNotContain("s3cret");
    assertThat(server.lines())
        .containsExactly(
            "POST " + START,
            "GET " + STATUS,
            "GET " + STATUS,
            "GET " + STATUS,
            "GET /file.csv?Signature=s3cret");
    assertThat(server.requests().get(4).headers()).doesNotContainKey("x-api-key");
  }

  @Test
  void saysHowToGoOnWhenARunGivesUp() {
    server.on(STATUS, state(200, "Queued"));

    Outcome outcome =
        terminal.run(
            "webadmit",
            "run",
            "7",
            "--identity",
            "42",
            "--wait-timeout",
            "5s",
            "-o",
            folder + "/my file.csv");

    assertThat(outcome.exitCode()).isEqualTo(6);
    assertThat(outcome.told().get(0)).contains("webadmit:7/74780");
    assertThat(outcome.told().get(1)).startsWith("exportctl: ");
    assertThat(outcome.told().get(2))
        .isEqualTo(
            "To go on: exportctl fetch webadmit:7/74780 --output '" + folder + "/my file.csv'");
  }

  @Test
  void saysHowToGoOnWhenARunIsInterrupted() {
    terminal.time.interruptSleepers();

    Outcome outcome = terminal.run("webadmit", "run", "7", "--identity", "42");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.exitCode()).isEqualTo(130);
    assertThat(outcome.stderr())
        .endsWith("exportctl: interrupted\nTo go on: exportctl fetch webadmit:7/74780\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysHowToGoOnAlsoInJson() throws Exception {
    server.on(STATUS, state(200, "Queued"));

    Outcome outcome =
        terminal.run("webadmit", "run", "7", "--identity", "42", "--no-wait", "--json");

    String[] lines = outcome.stderr().split("\n");
    JsonNode started = new ObjectMapper().readTree(lines[0]).get("started");
    assertThat(started.get("file_id").asLong()).isEqualTo(74780);
    JsonNode error = new ObjectMapper().readTree(lines[1]).get("error");
    assertThat(error.get("exit_code").asInt()).isEqualTo(6);
    assertThat(error.get("state").asText()).isEqualTo("Queued");
    assertThat(error.get("ids").get("file_id").asText()).isEqualTo("74780");
    assertThat(error.get("next_command").asText()).isEqualTo("exportctl fetch webadmit:7/74780");
  }

  @Test
  void printsTheIdsOfARunInItsReceipt() throws Exception {
    Outcome outcome = terminal.run("webadmit", "run", "7", "--identity", "42", "--json");

    JsonNode receipt = new ObjectMapper().readTree(outcome.stdout());
    assertThat(receipt.get("export_id").asLong()).isEqualTo(7);
    assertThat(receipt.get("file_id").asLong()).isEqualTo(74780);
    assertThat(receipt.get("bytes").asLong()).isEqualTo(5);
  }

  @Test
  void takesTheOnlyIdentityThereIs() {
    assertThat(terminal.run("webadmit", "start", "7").stdout()).isEqualTo("webadmit:7/74780\n");
    assertThat(server.lines()).containsExactly("GET /api/v1/user_identities", "POST " + START);
  }

  @Test
  void takesTheIdentityOfTheEnvironmentButTheOptionFirst() {
    terminal.set("WEBADMIT_USER_IDENTITY", "42");
    assertThat(terminal.run("webadmit", "start", "7").exitCode()).isZero();

    terminal.set("WEBADMIT_USER_IDENTITY", "43");
    assertThat(terminal.run("webadmit", "start", "7", "--identity", "42").exitCode()).isZero();

    assertThat(server.lines()).containsExactly("POST " + START, "POST " + START);
  }

  @Test
  void asksWhichIdentityWhenThereAreSeveral() {
    server.on("/api/v1/user_identities", json(200, "{'user_identities':[{'id':42},{'id':43}]}"));

    Outcome outcome = terminal.run("webadmit", "run", "7");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("42, 43", "--identity", "WEBADMIT_USER_IDENTITY");
    assertThat(server.lines()).containsExactly("GET /api/v1/user_identities");
  }

  @Test
  void saysWhenThereIsNoIdentity() {
    server.on("/api/v1/user_identities", json(200, "{'user_identities':[]}"));

    assertThat(terminal.run("webadmit", "start", "7").exitCode()).isEqualTo(2);
  }

  @Test
  void doesNotRepeatTheStartOfARun() {
    server.on(START, json(503, "{'message':'down'}"));

    assertThat(terminal.run("webadmit", "run", "7", "--identity", "42").exitCode()).isEqualTo(8);
    assertThat(server.lines()).containsExactly("POST " + START);
  }
}
