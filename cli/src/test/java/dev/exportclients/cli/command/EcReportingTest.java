package dev.exportclients.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class EcReportingTest {
  private static final String STUDY = "CFD8129A430A473C8A02F4BA5DAAD865";
  private static final String REPORT = "546A79C296BE11EABB370242AC130002";

  @TempDir Path folder;
  private Sandbox sandbox;
  private Terminal terminal;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    terminal = Terminal.forSandbox(folder, sandbox.baseUrl());
  }

  private Terminal.Outcome ecreporting(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "ecreporting";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return terminal.run(all);
  }

  private static JsonNode json(Terminal.Outcome outcome) throws Exception {
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    return new ObjectMapper().readTree(outcome.stdout());
  }

  @Test
  void startPrintsAHandleThatAnotherProcessFetches() {
    var started =
        ecreporting("start", REPORT, "--study-id", STUDY, "--mode", "test", "--format", "CSV");
    assertThat(started.exitCode()).as(started.stderr()).isZero();
    String handle = started.stdout().strip();
    assertThat(handle).matches("ecreporting:[0-9A-F]{32}\\?studyId=" + STUDY + "&mode=test");

    Terminal another = Terminal.forSandbox(folder, sandbox.baseUrl());
    assertThat(another.run("status", handle).stdout()).isEqualTo("running\n");
    var fetched = another.run("fetch", handle);
    assertThat(fetched.exitCode()).as(fetched.stderr()).isZero();
    assertThat(folder.resolve("report.csv")).isNotEmptyFile();
    assertThat(another.run("status", handle).stdout()).isEqualTo("ready\n");
    assertThat(sandbox.requests("ecreporting.createReport")).hasSize(1);
  }

  @Test
  void startAsJsonHasHandleIdsAndStatus() throws Exception {
    JsonNode json = json(ecreporting("start", REPORT, "--mode", "training", "--json"));
    assertThat(json.path("handle").asText())
        .isEqualTo("ecreporting:" + json.path("job_id").asText() + "?mode=training");
    assertThat(json.path("report_id").asText()).isEqualTo(REPORT);
    assertThat(json.path("mode").asText()).isEqualTo("training");
    assertThat(json.path("status").asText()).isEqualTo("running");
    assertThat(json).hasSize(5);
  }

  @Test
  void runWaitsAndSavesTheReport() {
    var run = ecreporting("run", REPORT, "--study-id", STUDY, "--mode", "test");
    assertThat(run.exitCode()).as(run.stderr()).isZero();
    assertThat(Path.of(run.stdout().strip())).hasFileName("report.csv");
    assertThat(run.stderr()).contains("started: ecreporting:");
    assertThat(folder.resolve("report.csv")).isNotEmptyFile();
  }

  @Test
  void runThatGivesUpSaysTheCommandThatGoesOn() {
    var run = ecreporting("run", REPORT, "--study-id", STUDY, "--mode", "test", "--no-wait");
    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.stderr()).contains("fetch 'ecreporting:").contains("mode=test'");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void listsAreTablesAndJson() throws Exception {
    String[] of = {"--study-id", STUDY, "--mode", "test"};
    assertThat(ecreporting("reports", "--study-id", STUDY).stdout())
        .contains("REPORT_ID")
        .contains("Subject Data Extract");
    assertThat(sandbox.requests().get(0).rawQuery()).isEqualTo("studyId=" + STUDY + "&mode=active");
    assertThat(json(ecreporting("reports", "--study-id", STUDY, "--json")).get(0).path("report_id"))
        .hasToString("\"E341BB429E7D44E3989D113A504F3BF8\"");
    assertThat(ecreporting("fields", REPORT, of[0], of[1], of[2], of[3]).stdout())
        .contains("MANDATORY")
        .contains("fileName");
    JsonNode field =
        json(ecreporting("fields", REPORT, of[0], of[1], of[2], of[3], "--json")).get(0);
    assertThat(field.path("mandatory").asBoolean()).isTrue();
    assertThat(field).hasSize(15);
    assertThat(ecreporting("runs", of[0], of[1], of[2], of[3]).stdout())
        .contains("6A7C29DD011241DFBE1B64399283C860");
    JsonNode run =
        json(ecreporting("runs", of[0], of[1], of[2], of[3], "--report-id", REPORT, "--json"))
            .get(0);
    assertThat(run.path("handle").asText()).endsWith("?studyId=" + STUDY + "&mode=test");
  }

  @Test
  void reportWithoutFieldsEndsWithItsNumber() {
    sandbox.answer("ecreporting.showReport", 200, "reportWithoutFields");
    var told = ecreporting("fields", REPORT, "--mode", "test");
    assertThat(told.exitCode()).isEqualTo(12);
    assertThat(told.stderr()).contains("no field");
  }

  @Test
  void fieldsOfAFileAreSent() throws Exception {
    Files.writeString(
        folder.resolve("fields.json"),
        "{\"extFieldSpecsList\":[],\"fieldSpecsList\":[{\"fldId\":\"F\",\"fieldName\":\"f\",\"fieldType\":\"list\",\"fieldValueList\":[\"Ä\"]}]}");
    try (var server =
        new ScriptedServer(
            x -> x.send("202 Accepted", "Content-Type: application/json\r\n", "{\"id\":\"J\"}"))) {
      var started =
          new Terminal(folder, server.url())
              .run("ecreporting", "start", "R", "--mode", "test", "--fields", "fields.json");
      assertThat(started.stdout()).isEqualTo("ecreporting:J?mode=test\n");
      assertThat(server.requests().get(0).text())
          .isEqualTo(
              "{\"fieldSpecsList\":[{\"fldId\":\"F\",\"fieldName\":\"f\",\"fieldType\":\"list\",\"fieldValueList\":[\"Ä\"]}],\"extFieldSpecsList\":[]}");
    }
  }

  @Test
  void lostStartThatIsNotFoundEndsWithNineAndNamesTheCommand() throws Exception {
    try (var server =
        new ScriptedServer(
            x -> {
              if (x.request().line().startsWith("POST")) {
                x.cut();
              } else {
                x.send(
                    "200 OK",
                    "Content-Type: application/json\r\n",
                    "{\"hasMore\":\"false\",\"reportRunStatus\":[]}");
              }
            })) {
      var lost =
          new Terminal(folder, server.url())
              .run("ecreporting", "start", "R", "--study-id", "S", "--mode", "test");
      assertThat(lost.exitCode()).as(lost.stderr()).isEqualTo(9);
      assertThat(lost.stderr())
          .contains("exportctl ecreporting runs --study-id S --mode test --report-id R");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start R",
        "run R --study-id S",
        "fields R --study-id S",
        "runs --study-id S",
        "runs --mode play",
        "reports --mode play",
        "fields .. --mode test",
        "start .. --mode test",
        "start R --mode test --format=",
        "start R --mode test --fields missing.json",
        "start R --mode test --fields .",
        "start R --mode test --fields bad.json",
        "runs --mode test --report-id .."
      })
  void badInputIsRefusedBeforeAnythingIsSent(String arguments) throws Exception {
    Files.writeString(folder.resolve("bad.json"), "{\"fields\":[]}");
    var refused = ecreporting(arguments.split(" "));
    assertThat(refused.exitCode()).as(refused.stderr()).isEqualTo(2);
    assertThat(refused.stdout()).isEmpty();
    assertThat(sandbox.requests()).isEmpty();
  }
}
