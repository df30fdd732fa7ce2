package dev.exportclients.cli.output;

import static dev.exportclients.core.CannedResponse.csv;
import static dev.exportclients.core.CannedResponse.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.core.RoutedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several ids in one call, files that are there already, and folders that are not. */
class SeveralFilesTest {
  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();
  private Terminal terminal;

  @BeforeEach
  void start() {
    for (int id = 1; id <= 3; id++) {
      server.on("/ems/resultsExport/" + id, csv("results " + id));
    }
    terminal = new Terminal(folder, server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Outcome run(String command) {
    return terminal.run(command.replace("FOLDER", folder.toString()).split(" "));
  }

  private String saved(int id) {
    return folder.resolve("results-" + id + ".csv") + "\n";
  }

  @Test
  void savesEachAndPrintsEachPath() {
    Outcome outcome = run("ems results 1 2 3 2");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stdout()).isEqualTo(saved(1) + saved(2) + saved(3));
    assertThat(folder.resolve("results-3.csv")).hasContent("results 3");
    assertThat(server.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "ems attachment a b, /ems/attachments/a, /ems/attachments/b",
    "metastudio result a b, /v2/p1/ies/result/a, /v2/p1/ies/result/b",
    "webadmit download 7 1 2, /api/v1/exports/7/export_files/1, /api/v1/exports/7/export_files/2"
  })
  void takesSeveralIdsWhereverFilesAreFetched(String command, String one, String two) {
    server.on(one, json(404, "{}")).on(two, json(404, "{}"));

    Outcome outcome = run(command);

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(4);
    assertThat(server.lines()).containsExactly("GET " + one, "GET " + two);
  }

  @Test
  void fetchesSeveralReportsWithTheSameOptions() {
    server.on("/ec-reporting-svc/rest/v2.0/reports/download", csv("x"));

    run("ecreporting report J1 J2 --mode test");

    assertThat(server.lines()).hasSize(2).allMatch(line -> line.contains("mode=test"));
    assertThat(server.lines().get(1)).contains("id=J2");
  }

  @Test
  void triesTheOthersWhenOneFailsAndEndsWithTheFirstFailuresNumber() throws Exception {
    server.on("/ems/resultsExport/1", json(404, "{'Message':'no such dataset'}"));
    server.on("/ems/resultsExport/2", json(400, "{'Message':'bad'}"));

    Outcome outcome = run("ems results 1 2 3");
    Outcome asJson = run("ems results 1 2 3 --json --force");

    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.stdout()).isEqualTo(saved(3));
    assertThat(outcome.told().get(0)).startsWith("exportctl: 1: ").contains("404");
    assertThat(outcome.told().get(1)).startsWith("exportctl: 2: ").contains("400");
    assertThat(asJson.exitCode()).isEqualTo(4);
    List<String> errors = asJson.stderr().lines().toList();
    assertThat(errors).hasSize(2);
    JsonNode second = new ObjectMapper().readTree(errors.get(1)).get("error");
    assertThat(second.get("id").asLong()).isEqualTo(2);
    assertThat(second.get("exit_code").asInt()).isEqualTo(7);
    assertThat(new ObjectMapper().readTree(asJson.stdout()).get("id").asLong()).isEqualTo(3);
  }

  @Test
  void printsOneObjectALine() throws Exception {
    List<String> lines = run("ems results 1 2 --json").stdout().lines().toList();

    assertThat(lines).hasSize(2);
    for (int i = 0; i < 2; i++) {
      JsonNode receipt = new ObjectMapper().readTree(lines.get(i));
      assertThat(receipt.get("id").asLong()).isEqualTo(i + 1);
      assertThat(receipt.get("sha256").asText()).hasSize(64);
    }
  }

  @Test
  void sendsARefusedCredentialOnceOnly() throws Exception {
    server.on("/ems/resultsExport/1", json(401, "{'Message':'who are you'}"));

    Outcome outcome = run("ems results 1 2 3");

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(server.requests()).hasSize(1);
    assertThat(outcome.stderr()).endsWith("Not tried: 2 3\n");
    JsonNode error =
        new ObjectMapper().readTree(run("ems results 1 2 3 --json").stderr()).get("error");
    assertThat(error.get("not_tried")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 0", "1 two", "1 -5"})
  void sendsNothingWhenOneIsNoId(String ids) {
    assertThat(run("ems results " + ids).exitCode()).isEqualTo(2);
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "/dev/null", "FOLDER/taken"})
  void wantsAFolderForSeveral(String target) throws IOException {
    Files.writeString(folder.resolve("taken"), "old");

    Outcome outcome = run("ems results 1 2 --force -o " + target);

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("must be a folder");
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--force", "--skip-existing"})
  void neverReplacesOneOfItsOwnFilesByAnother(String option) {
    for (int id = 1; id <= 2; id++) {
      server.on(
          "/ems/resultsExport/" + id,
          csv("results " + id).with("Content-Disposition", "attachment; filename=\"Nightly.csv\""));
    }

    Outcome outcome = run(("ems results 1 2 " + option).strip());

    assertThat(outcome.exitCode()).isEqualTo(11);
    assertThat(outcome.stderr()).contains("exportctl: 2: ", "another id of this command");
    assertThat(folder.resolve("Nightly.csv")).hasContent("results 1");
  }

  @Test
  void replacesOlderFilesWhenForced() throws IOException {
    for (int id = 1; id <= 3; id++) {
      Files.writeString(folder.resolve("results-" + id + ".csv"), "old");
    }

    assertThat(run("ems results 1 2 3 --force").exitCode()).isZero();

    for (int id = 1; id <= 3; id++) {
      assertThat(folder.resolve("results-" + id + ".csv")).hasContent("results " + id);
    }
  }

  @Test
  void givesAllIdsOneDeadline() {
    server.working(() -> terminal.time.advance(Duration.ofSeconds(40)));

    Outcome outcome = run("ems results 1 2 3 --deadline 1m --retries 0");

    assertThat(outcome.exitCode()).isEqualTo(9);
    assertThat(server.requests().size()).isLessThan(3);
  }

  @Test
  void skipsAFileThatIsThereBeforeItAsks() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.csv"), "old");

    Outcome outcome = run("ems results 1 --skip-existing -o FOLDER/mine.csv");
    Outcome run = run("webadmit run 7 --identity 42 --skip-existing -o FOLDER/mine.csv --json");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stdout()).isEqualTo(file + "\n");
    assertThat(outcome.stderr()).isEqualTo("exists already, skipped: " + file + "\n");
    assertThat(run.exitCode()).as(run.stderr()).isZero();
    assertThat(new ObjectMapper().readTree(run.stdout()).get("skipped").asBoolean()).isTrue();
    assertThat(server.requests()).isEmpty();
    assertThat(file).hasContent("old");
  }

  @Test
  void skipsAFileOfTheServersName() throws IOException {
    Files.writeString(folder.resolve("results-2.csv"), "old");

    Outcome outcome = run("ems results 1 2 3 --skip-existing");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stdout()).isEqualTo(saved(1) + saved(2) + saved(3));
    assertThat(folder.resolve("results-2.csv")).hasContent("old");
    assertThat(folder.resolve("results-3.csv")).hasContent("results 3");
  }

  @Test
  void refusesToSkipAndReplaceAtOnce() {
    assertThat(run("ems results 1 --skip-existing --force").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "-o FOLDER/a/b/c.csv, a/b/c.csv",
    "-o FOLDER/a/b/, a/b/results-1.csv",
    "-o FOLDER/x.csv, x.csv"
  })
  void createsTheFoldersThatAreMissing(String option, String expected) {
    Outcome outcome = run("ems results 1 --create-dirs " + option);

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(folder.resolve(expected)).hasContent("results 1");
  }

  @Test
  void createsTheFolderOfSeveralWithOrWithoutASlash() {
    assertThat(run("ems results 1 2 --create-dirs -o FOLDER/new").exitCode()).isZero();
    assertThat(folder.resolve("new/results-2.csv")).hasContent("results 2");
  }

  @Test
  void createsNoFolderUnasked() {
    Outcome several = run("ems results 1 2 -o FOLDER/new");

    assertThat(several.exitCode()).isEqualTo(11);
    assertThat(several.stderr()).contains("new/ does not exist", "--create-dirs");
    assertThat(folder).isEmptyDirectory();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void saysWhatIsInTheWayOfAFolder() throws IOException {
    Files.writeString(folder.resolve("a"), "");

    Outcome outcome = run("ems results 1 --create-dirs -o FOLDER/a/b/c.csv");

    assertThat(outcome.exitCode()).isEqualTo(11);
    assertThat(outcome.stderr()).contains("can't create the folder", "is no folder");
    assertThat(server.requests()).isEmpty();
  }
}
