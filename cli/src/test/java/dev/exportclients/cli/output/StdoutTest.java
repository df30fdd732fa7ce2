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
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done when stdout takes nothing. */
class StdoutTest {
  private static final String RESULTS = "/ems/resultsExport/1234";
  private static final String CSV = "a,b\r\n1,2\r\n";
  private static final String FULL = "No space left on device";
  private static final String CLOSED = "Bad file descriptor";
  private static final String UNREAD = "Broken pipe";

  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();
  private Terminal terminal;

  @BeforeEach
  void start() {
    server.on(RESULTS, csv(CSV).with("ETag", "\"v1\""));
    server.on("/ems/attachments", json(200, "[{'Id':'a321'}]"));
    terminal = new Terminal(folder, server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Outcome run(String why, String command) {
    terminal.stdout(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(why);
          }
        });
    return terminal.run(command.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ems results 1234 -o -",
        "ems attachments --entity-type well --entity-id 7",
        "ems attachments --entity-type well --entity-id 7 --json",
        "--help",
        "--version",
        "ems results --help"
      })
  void endsQuietlyWhenItsReaderHasGone(String command) {
    Outcome outcome = run(UNREAD, command);

    assertThat(outcome.exitCode()).isEqualTo(141);
    assertThat(outcome.stderr()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ems results 1234 -o -",
        "ems attachments --entity-type well --entity-id 7",
        "ems attachments --entity-type well --entity-id 7 --json",
        "--help",
        "--version"
      })
  void saysThatStdoutIsFull(String command) {
    Outcome outcome = run(FULL, command);

    assertThat(outcome.exitCode()).isEqualTo(11);
    assertThat(outcome.stderr()).contains("can't write to stdout: " + FULL).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {FULL, CLOSED, UNREAD})
  void saysThatTheFileIsSavedThoughStdoutCanNot(String why) throws Exception {
    Path file = folder.resolve("results-1234.csv");

    Outcome outcome = run(why, "-q ems results 1234");
    Outcome json = run(why, "ems results 1234 --json --force");

    int exitCode = why.equals(UNREAD) ? 141 : 11;
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(outcome.stderr())
        .isEqualTo("exportctl: saved " + file + ", but can't write to stdout: " + why + "\n");
    assertThat(file).hasContent(CSV);
    JsonNode error = new ObjectMapper().readTree(json.stderr()).get("error");
    assertThat(error.get("exit_code").asInt()).isEqualTo(exitCode);
    assertThat(error.get("file").asText()).isEqualTo(file.toString());
    assertThat(error.get("bytes").asInt()).isEqualTo(CSV.length());
    assertThat(error.get("sha256").asText()).hasSize(64);
  }

  @Test
  void losesNoRunThatItStarted() throws Exception {
    startsRuns();

    Outcome outcome = run(FULL, "webadmit start 7 --identity 42");
    Outcome json = run(FULL, "webadmit start 7 --identity 42 --json");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(11);
    assertThat(outcome.stderr()).contains("started webadmit:7/74780, but", FULL);
    assertThat(new ObjectMapper().readTree(json.stderr()).get("error").get("file_id").asLong())
        .isEqualTo(74780);
  }

  @ParameterizedTest
  @ValueSource(strings = {FULL, CLOSED, UNREAD})
  void callsARunWhoseFileIsSavedFinished(String why) {
    startsRuns();

    Outcome outcome = run(why, "webadmit run 7 --identity 42 -o " + folder + "/f.csv");

    assertThat(outcome.stderr())
        .contains("saved " + folder + "/f.csv, but")
        .doesNotContain("To go on");
  }

  private void startsRuns() {
    String file = "{'export_files':{'id':74780,'export_id':7,'status':'%s','download_url':'%s'}}";
    server
        .on(
            "/api/v1/user_identities/42/exports/7/export_files",
            json(201, file.formatted("Queued", "")))
        .on(
            "/api/v1/exports/7/export_files/74780",
            json(200, file.formatted("Available", server.url() + "/file.csv")))
        .on("/file.csv", csv(CSV));
  }
}
