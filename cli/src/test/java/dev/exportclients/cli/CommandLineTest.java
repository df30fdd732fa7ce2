package dev.exportclients.cli;

import static dev.exportclients.core.CannedResponse.csv;
import static dev.exportclients.core.CannedResponse.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.cli.options.GlobalOptions;
import dev.exportclients.cli.options.SizeConverter;
import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.ResponseLimits;
import dev.exportclients.core.RoutedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static final String RESULTS = "/ems/resultsExport/1234";

  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();
  private Terminal terminal;

  @BeforeEach
  void start() {
    server.on(RESULTS, csv("a,b\r\n1,2\r\n"));
    terminal = new Terminal(folder, server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ems",
        "nonsense",
        "ems results",
        "ems results twelve",
        "ems results 12 x13",
        "ems results 0",
        "ems results 1234 --wait-timeout 3",
        "ems results 1234 --wait-timeout -3s",
        "ems results 1234 --wait-timeout 99999999999h",
        "ems results 1234 --no-wait --wait-timeout 3s",
        "ems results 1234 --retries -1",
        "ems results 1234 --retries many",
        "ems results 1234 --idle-timeout 0s",
        "ems results 1234 --min-speed 0",
        "ems results 1234 --min-speed -1k",
        "ems results 1234 --min-speed 10kB",
        "ems results 1234 --max-body-size 2g",
        "ems results 1234 --max-body-size 9999999999g",
        "sandbox --port 70000",
        "ems results 1234 -q -v",
        "ems attachments --entity-type galaxy --entity-id 1",
        "ems attachments --entity-type plate",
        "ems attachments --entity-type plate --entity-id -1",
        "ems attachment ..",
        "ems attachment .",
        "ecreporting report JOB --mode later",
        "ecreporting report ..",
        "webadmit status 1",
        "webadmit start -1 --identity 42",
        "webadmit start 1 --identity 0",
        "webadmit run 0 --identity 42",
        "webadmit identities --output x",
        "metastudio result ..",
        "ems results @file"
      })
  void refusesWhatNobodyCanMeanBeforeAnythingIsSent(String command) {
    Outcome outcome = terminal.run(command.isEmpty() ? new String[0] : command.split(" "));

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).startsWith("exportctl: ");
    assertThat(outcome.stderr().lines().count()).isLessThanOrEqualTo(2);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void refusesEmptyTexts() {
    assertThat(terminal.run("ems", "attachment", "").exitCode()).isEqualTo(2);
    assertThat(terminal.run("metastudio", "result", " ").exitCode()).isEqualTo(2);
    assertThat(terminal.run("metastudio", "result", "a\nb").exitCode()).isEqualTo(2);
    assertThat(terminal.run("ecreporting", "report", "J", "--study-id", "").exitCode())
        .isEqualTo(2);
    assertThat(terminal.run("ems", "results", "1234", "-o", "").exitCode()).isEqualTo(2);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void refusesToMixAFileAndJsonOnStdout() {
    Outcome outcome = terminal.run("ems", "results", "1234", "-o", "-", "--json");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("\"type\":\"usage\"");
    assertThat(outcome.stdout()).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void takesTheGeneralOptionsAtEveryPlace() {
    Outcome before = terminal.run("--json", "--idle-timeout", "2s", "ems", "results", "1234");
    Outcome between = terminal.run("ems", "--json", "results", "1234", "--force");
    Outcome after = terminal.run("ems", "results", "1234", "--force", "--json", "--deadline=30m");

    assertThat(before.stdout()).startsWith("{\"file\":");
    assertThat(between.stdout()).startsWith("{\"file\":");
    assertThat(after.stdout()).startsWith("{\"file\":");
  }

  @Test
  void showsHelpAndVersionOfEveryCommandOnStdout() {
    assertThat(terminal.run("--version").stdout()).matches("exportctl \\d+\\.\\d+\\S*\\R");
    assertThat(terminal.run("ems", "results", "--version").stdout()).startsWith("exportctl ");
    assertThat(terminal.run("--help").stdout()).contains("ecreporting", "demo", "sandbox");
    Outcome help = terminal.run("webadmit", "run", "--help");
    assertThat(help.stdout()).contains("--identity", "--wait-timeout", "--no-resume", "EXPORT_ID");
    assertThat(help.exitCode()).isZero();
  }

  @Test
  void tellsAnErrorAsOneObjectUnderJson() throws Exception {
    server.on(
        "/v2/p1/ies/result/t1",
        json(400, "{'error_code':'MSS.000000003','error_msg':'bad','request_id':'r-9'}"));

    Outcome outcome = terminal.run("metastudio", "result", "t1", "--json");

    JsonNode error = new ObjectMapper().readTree(outcome.stderr()).get("error");
    assertThat(error.get("type").asText()).isEqualTo("invalid_request");
    assertThat(error.get("exit_code").asInt()).isEqualTo(7);
    assertThat(error.get("operation").asText()).isEqualTo("metastudio.downloadResult");
    assertThat(error.get("status").asInt()).isEqualTo(400);
    assertThat(error.get("code").asText()).isEqualTo("MSS.000000003");
    assertThat(error.get("request_id").asText()).isEqualTo("r-9");
    assertThat(error.get("message").asText()).contains("MSS.000000003", "bad", "r-9");
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr().lines().count()).isEqualTo(1);
  }

  @Test
  void tellsMisuseAsAnObjectTooWhenJsonIsAskedFor() throws Exception {
    Outcome outcome = terminal.run("ems", "results", "twelve", "--json");

    JsonNode error = new ObjectMapper().readTree(outcome.stderr()).get("error");
    assertThat(error.get("type").asText()).isEqualTo("usage");
    assertThat(error.get("exit_code").asInt()).isEqualTo(2);
    assertThat(error.get("message").asText()).contains("DATASET_ID", "twelve");
  }

  @Test
  void namesWhatItWaitedForInTheObject() throws Exception {
    server.on(RESULTS, json(412, "{'Message':'The request has not completed.'}"));

    Outcome outcome = terminal.run("ems", "results", "1234", "--no-wait", "--json");

    JsonNode error = new ObjectMapper().readTree(outcome.stderr()).get("error");
    assertThat(error.get("type").asText()).isEqualTo("not_ready");
    assertThat(error.get("status").asInt()).isEqualTo(412);
    assertThat(error.get("ids").get("dataset_id").asText()).isEqualTo("1234");
  }

  @Test
  void logsEachExchangeAndTheStackTraceOnlyWhenVerbose() {
    server.on(RESULTS, json(404, "{'Message':'no such dataset'}"));

    Outcome plain = terminal.run("ems", "results", "1234");
    Outcome verbose = terminal.run("ems", "results", "1234", "-v");

    assertThat(plain.stderr()).doesNotContain("\tat ", "GET ");
    assertThat(verbose.stderr())
        .contains("2026-11-23T10:00:00.000Z GET " + server.url() + RESULTS + " 404")
        .contains("\tat ", "NotFoundException")
        .doesNotContain("ems-token");
  }

  @Test
  void saysHowManyCallsAreLeftWhenAskedForMore() {
    CannedResponse identities = json(200, "{'user_identities':[]}");
    server.on(
        "/api/v1/user_identities",
        identities.with("X-RateLimit-Limit", "1000").with("X-RateLimit-Remaining", "998"),
        identities.with("X-RateLimit-Remaining", "997"),
        identities.with("X-RateLimit-Limit", "1000"));

    assertThat(terminal.run("webadmit", "identities", "-v").events())
        .singleElement()
        .asString()
        .endsWith(" bytes, 998 of 1000 calls left");
    assertThat(terminal.run("webadmit", "identities", "-v").events())
        .singleElement()
        .asString()
        .endsWith(" bytes, 997 calls left");
    assertThat(terminal.run("webadmit", "identities", "-v").events())
        .singleElement()
        .asString()
        .endsWith(" bytes");
    assertThat(terminal.run("webadmit", "identities").stderr()).isEmpty();
  }

  @Test
  void saysNothingButErrorsWhenQuiet() {
    Outcome outcome = terminal.run("-q", "ems", "results", "1234");

    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).endsWith("results-1234.csv\n");
  }

  @Test
  void listsAttachmentsInColumnsOrAsJson() {
    server.on(
        "/ems/attachments",
        json(
            200,
            "[{'Id':'a321','Filename':'hello\\u001b[2Jworld.txt','Kind':'Generic',"
                + "'Created':'2015-11-22T00:00:00'},{'Id':'c01d'}]"));

    Outcome table = terminal.run("ems", "attachments", "--entity-type", "WELL", "--entity-id", "7");
    Outcome list =
        terminal.run("ems", "attachments", "--entity-type", "well", "--entity-id", "7", "--json");

    assertThat(table.stdout().lines().toList())
        .containsExactly(
            "ID    FILENAME            CREATED              KIND     DESCRIPTION",
            "a321  hello [2Jworld.txt  2015-11-22T00:00:00  Generic  -",
            "c01d  -                   -                    -        -");
    assertThat(list.stdout())
        .startsWith("[{\"id\":\"a321\",\"filename\":\"hello\\u001B[2Jworld.txt\"")
        .contains("\"created\":\"2015-11-22T00:00:00\"", "{\"id\":\"c01d\",\"filename\":null");
    assertThat(server.lines().get(0)).isEqualTo("GET /ems/attachments?entityType=well&entityId=7");
  }

  @Test
  void printsAnEmptyListAsOne() {
    server.on("/ems/attachments", json(200, "[]"));

    Outcome outcome =
        terminal.run("ems", "attachments", "--entity-type", "well", "--entity-id", "7", "--json");

    assertThat(outcome.stdout()).isEqualTo("[]\n");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void sendsWhatAReportIsAskedWithVerbatim() {
    String path = "/ec-reporting-svc/rest/v2.0/reports/download";
    server.on(path, csv("x"));

    terminal.run(
        "ecreporting",
        "report",
        "6A7C",
        "--mode",
        "Active",
        "--kickoff",
        "2025-06-04T11:27:52.014Z",
        "--report-name",
        "Subject Data Extract",
        "--study-id",
        "null");

    assertThat(server.lines().get(0))
        .startsWith("GET " + path + "?")
        .contains("id=6A7C", "mode=active", "reportName=Subject%20Data%20Extract", "studyId=null")
        .containsPattern("rptKickoffDatetime=2025-06-04T11(:|%3A)27(:|%3A)52.014Z");
    assertThat(server.requests().get(0).headers())
        .containsEntry("authorization", "Bearer ec-token");
  }

  @Test
  void printsTheStateOfARunInSnakeCaseHoweverItIsSpelled() {
    server.on(
        "/api/v1/exports/1/export_files/2",
        json(200, "{'export_files':{'id':2,'export_id':1,'status':'Success With Errors'}}"));

    assertThat(terminal.run("webadmit", "status", "1", "2").stdout())
        .isEqualTo("success_with_errors\n");
    assertThat(terminal.run("webadmit", "status", "1", "2", "--json").stdout())
        .contains("\"status\":\"success_with_errors\"", "\"file_id\":2", "\"export_id\":1");
  }

  @Test
  void aListLargerThanAllowedIsRefusedUnlessMoreIsAllowed() throws Exception {
    server.on("/ems/attachments", json(200, "[" + "{'Id':'a'},".repeat(5000) + "{'Id':'b'}]"));
    String list = "ems attachments --entity-type well --entity-id 7 --json --max-body-size ";

    Outcome small = terminal.run((list + "50k").split(" "));
    Outcome enough = terminal.run((list + "1M").split(" "));

    assertThat(small.exitCode()).isEqualTo(12);
    assertThat(small.stderr()).contains("larger than the 51200 bytes that maxBodySize allows");
    assertThat(enough.exitCode()).as(enough.stderr()).isZero();
    JsonNode attachments = new ObjectMapper().readTree(enough.stdout());
    assertThat(attachments).hasSize(5001);
    assertThat(attachments.get(5000).get("id").asText()).isEqualTo("b");
  }

  @Test
  void aMinimumSpeedIsBytesPerSecond() {
    GlobalOptions options = new GlobalOptions();
    assertThat(options.responseLimits()).isEqualTo(ResponseLimits.defaults());
    options.minSpeed = new SizeConverter().convert("10k");
    assertThat(options.responseLimits().minimumSpeed()).isEqualTo(10 * 1024);
  }
}
