package dev.exportclients.cli.output;

import static dev.exportclients.core.CannedResponse.csv;
import static dev.exportclients.core.CannedResponse.json;
import static dev.exportclients.core.CannedResponse.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.core.RoutedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavingTest {
  private static final String RESULTS = "/ems/resultsExport/1234";
  private static final String CSV = "a,b\r\n1,2\r\n";

  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();
  private Terminal terminal;

  @BeforeEach
  void start() {
    server.on(RESULTS, csv(CSV).with("ETag", "\"v1\""));
    terminal = new Terminal(folder, server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void savesUnderTheServersNameAndPrintsThePath() {
    server.on(RESULTS, csv(CSV).with("Content-Disposition", "attachment; filename=\"../up.csv\""));

    Outcome outcome = terminal.run("ems", "results", "1234");

    assertThat(outcome.stdout()).isEqualTo(folder.resolve("up.csv") + "\n");
    assertThat(folder.resolve("up.csv")).hasContent(CSV);
  }

  @Test
  void savesUnderAGivenNameOrIntoAGivenFolder() throws IOException {
    Path file = folder.resolve("mine.csv");
    Path inner = Files.createDirectory(folder.resolve("inner"));

    assertThat(terminal.run("ems", "results", "1234", "-o", file.toString()).stdout())
        .isEqualTo(file + "\n");
    assertThat(terminal.run("ems", "results", "1234", "--output=" + inner).stdout())
        .isEqualTo(inner.resolve("results-1234.csv") + "\n");
    assertThat(file).hasContent(CSV);
    assertThat(inner.resolve("results-1234.csv")).hasContent(CSV);
  }

  @Test
  void writesTheFileAndNothingElseToStdout() {
    for (String stdout : new String[] {"-", "/dev/stdout", "/dev/fd/1"}) {
      Outcome outcome = terminal.run("ems", "results", "1234", "-o", stdout);

      assertThat(outcome.stdout()).isEqualTo(CSV);
      assertThat(outcome.stderr()).contains(CSV.length() + " bytes, sha256 ");
      assertThat(outcome.exitCode()).isZero();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void writesToADevice() {
    Outcome outcome = terminal.run("ems", "results", "1234", "-o", "/dev/null");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stdout()).isEqualTo("/dev/null\n");
  }

  @Test
  void printsTheReceiptAsJson() throws Exception {
    JsonNode receipt =
        new ObjectMapper().readTree(terminal.run("ems", "results", "1234", "--json").stdout());

    assertThat(receipt.get("file").asText()).isEqualTo(folder.resolve("results-1234.csv") + "");
    assertThat(receipt.get("bytes").asInt()).isEqualTo(CSV.length());
    assertThat(receipt.get("sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(receipt.get("media_type").asText()).isEqualTo("text/csv");
    assertThat(receipt.get("etag").asText()).isEqualTo("\"v1\"");
    assertThat(receipt.get("attempts").asInt()).isEqualTo(1);
    assertThat(receipt.get("resumes").asInt()).isZero();
    assertThat(receipt.get("suggested_filename").isNull()).isTrue();
    assertThat(receipt.get("started_at").asText()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(receipt.get("warnings")).isEmpty();
  }

  @Test
  void keepsAnExistingFileUnlessForced() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), "old");

    Outcome kept = terminal.run("ems", "results", "1234", "-o", file.toString());

    assertThat(kept.exitCode()).isEqualTo(11);
    assertThat(kept.stderr()).contains("mine.csv exists already", "--force");
    assertThat(server.requests()).isEmpty();
    assertThat(file).hasContent("old");

    assertThat(terminal.run("ems", "results", "1234", "-o", file + "", "--force").exitCode())
        .isZero();
    assertThat(file).hasContent(CSV);
  }

  @Test
  void asksForNothingWhenTheFolderIsMissing() {
    Path file = folder.resolve("missing").resolve("mine.csv");

    Outcome outcome = terminal.run("ems", "results", "1234", "-o", file.toString());

    assertThat(outcome.exitCode()).isEqualTo(11);
    assertThat(outcome.stderr()).contains("does not exist");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void takesANameThatEndsInASlashForAFolder() {
    Outcome outcome = terminal.run("ems", "results", "1234", "-o", folder + "/missing/");

    assertThat(outcome.exitCode()).isEqualTo(11);
    assertThat(outcome.stderr()).contains("missing/ does not exist");
    assertThat(server.requests()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void keepsAnExistingFileOfTheServersName() throws IOException {
    Path file = Files.writeString(folder.resolve("results-1234.csv"), "old");

    assertThat(terminal.run("ems", "results", "1234").exitCode()).isEqualTo(11);
    assertThat(file).hasContent("old");
  }

  @Test
  void neverStartsAnExportThatItCouldNotSave() throws IOException {
    Files.writeString(folder.resolve("mine.csv"), "old");

    Outcome exists =
        terminal.run("webadmit", "run", "1", "--identity", "2", "-o", folder + "/mine.csv");
    Outcome missing =
        terminal.run("webadmit", "run", "1", "--identity", "2", "-o", folder + "/no/mine.csv");

    assertThat(exists.exitCode()).isEqualTo(11);
    assertThat(missing.exitCode()).isEqualTo(11);
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-o FOLDER/LONG",
        "-o FOLDER/LONG/mine.csv",
        "-o FOLDER/dangling",
        "-o FOLDER/dangling --force",
        "-o FOLDER/mine.csv/below --force",
        "-o /proc/mine.csv"
      })
  void startsNothingBeforeItsTargetIsSeenToBeGood(String options) throws IOException {
    Files.writeString(folder.resolve("mine.csv"), "old");
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));

    String target = options.replace("FOLDER", folder.toString()).replace("LONG", "n".repeat(300));

    Outcome outcome = terminal.run(("webadmit run 1 --identity 2 " + target).split(" "));

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(11);
    assertThat(server.lines()).isEmpty();
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("mine.csv", "dangling");
  }

  @Test
  void saysWhyALinkThatLeadsNowhereIsNoTarget() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));

    assertThat(terminal.run("ems", "results", "1234", "-o", link.toString()).stderr())
        .contains("is a link that leads nowhere")
        .doesNotContain("--force");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void checksTheConfigurationBeforeFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), "old");
    terminal.unset("EMS_TOKEN");

    assertThat(terminal.run("ems", "results", "1234", "-o", file.toString()).exitCode())
        .isEqualTo(2);
  }

  @Test
  void refusesASignInPage() {
    server.on(RESULTS, response(200, "text/html", "<html><body>Please sign in</body></html>"));

    Outcome outcome = terminal.run("ems", "results", "1234");

    assertThat(outcome.exitCode()).isEqualTo(12);
    assertThat(outcome.stderr()).contains("Please sign in");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void triesAgainAsOftenAsItIsTold() {
    server.on(RESULTS, json(503, "{'Message':'down'}"));

    assertThat(terminal.run("ems", "results", "1234").exitCode()).isEqualTo(8);
    assertThat(server.requests()).hasSize(5);
    assertThat(terminal.run("ems", "results", "1234", "--retries", "0").exitCode()).isEqualTo(8);
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void callsAServerThatIsNotThereAFailedTransfer() {
    server.close();

    Outcome outcome = terminal.run("ems", "results", "1234", "--retries", "1");

    assertThat(outcome.exitCode()).isEqualTo(9);
    assertThat(outcome.told()).hasSize(1);
    assertThat(outcome.events()).hasSize(1);
  }

  @Test
  void endsAtItsDeadline() {
    server.on(RESULTS, json(503, "{'Message':'down'}").with("Retry-After", "30"));

    Outcome outcome = terminal.run("--deadline", "1m", "ems", "results", "1234");

    assertThat(outcome.exitCode()).isEqualTo(8);
    assertThat(terminal.time.slept()).hasSeconds(30);
  }

  @Test
  void warnsOfWhatItCouldNotVerify() {
    server.on(RESULTS, csv("").with("Content-Length", "0"));

    Outcome outcome = terminal.run("ems", "results", "1234");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stderr()).contains("warning: the file has no bytes");
  }
}
