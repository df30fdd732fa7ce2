package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class WebAdmitTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sandbox sandbox;
  private final Requests requests;

  WebAdmitTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.requests = new Requests(sandbox.baseUrl());
  }

  private JsonNode start(long export) throws IOException {
    HttpResponse<byte[]> started =
        requests.webAdmit("POST", "/api/v1/user_identities/42/exports/" + export + "/export_files");
    assertThat(started.statusCode()).isEqualTo(201);
    return JSON.readTree(started.body()).path("export_files");
  }

  private JsonNode status(long export, long file) throws IOException {
    return JSON.readTree(
            requests.webAdmit("GET", "/api/v1/exports/" + export + "/export_files/" + file).body())
        .path("export_files");
  }

  private String link(long file) throws IOException {
    return status(86446, file).path("download_url").asText();
  }

  @Test
  void refusesAWrongKeyWithoutAWord() {
    HttpResponse<byte[]> refused =
        requests.send("GET", "/api/v1/user_identities", "x-api-key", "0".repeat(32));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).isEmpty();
    assertThat(requests.send("GET", "/api/v1/exports/1/export_files/2").statusCode())
        .isEqualTo(401);
  }

  @Test
  void countsTheCallsOfTheHour() {
    requests.webAdmit("GET", "/api/v1/user_identities");
    HttpResponse<byte[]> second = requests.webAdmit("GET", "/api/v1/user_identities");
    assertThat(Requests.header(second, "X-RateLimit-Limit")).contains("5000");
    assertThat(Requests.header(second, "X-RateLimit-Remaining")).contains("4998");
  }

  @Test
  void saysHowManyCallsAreLeftOnlyWhereTheSpecHasIt() {
    sandbox.answerNext("webadmit.startExport", 201, "startedQueued");
    String start = "/api/v1/user_identities/42/exports/50/export_files";
    assertThat(Requests.header(requests.webAdmit("POST", start), "X-RateLimit-Remaining"))
        .contains("4999");
    HttpResponse<byte[]> refused = requests.send("POST", start);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Requests.header(refused, "X-RateLimit-Remaining")).isEmpty();
  }

  @Test
  void hasAsManyIdentitiesAsATestWants() throws IOException {
    for (int count : new int[] {1, 0, 2}) {
      sandbox.settings().userIdentities(count);
      JsonNode list = JSON.readTree(requests.webAdmit("GET", "/api/v1/user_identities").body());
      assertThat(list.path("user_identities")).hasSize(count);
    }
  }

  @Test
  void bringsARunFromStartToFile() throws IOException {
    JsonNode run = start(50);
    long id = run.path("id").asLong();
    assertThat(run.path("status").asText()).isEqualTo("Initializing");
    assertThat(status(50, id).path("status").asText()).isEqualTo("Queued");
    JsonNode inProgress = status(50, id);
    assertThat(inProgress.path("status").asText()).isEqualTo("In Progress");
    assertThat(inProgress.has("download_url")).isFalse();
    JsonNode available = status(50, id);
    assertThat(available.path("status").asText()).isEqualTo("Available");
    HttpResponse<byte[]> file = requests.send("GET", available.path("download_url").asText());
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).isEqualTo(sandbox.file("webadmit.startExport", "50").bytes());
    assertThat(Requests.header(file, "Content-Disposition"))
        .contains("attachment; filename=Test-API-Export.csv");
    assertThat(Requests.header(file, "Content-Type")).contains("text/csv;charset=iso-8859-1");
  }

  @Test
  void givesTheSameRunWhileOneIsGoingOn() throws IOException {
    long first = start(50).path("id").asLong();
    assertThat(start(50).path("id").asLong()).isEqualTo(first);
    assertThat(start(51).path("id").asLong()).isNotEqualTo(first);
    for (int i = 0; i < 3; i++) {
      status(50, first);
    }
    assertThat(start(50).path("id").asLong()).isNotEqualTo(first);
  }

  private JsonNode list(String path) throws IOException {
    return JSON.readTree(requests.webAdmit("GET", "/api/v1/" + path).body());
  }

  @Test
  void listsExportsOfEachFormatAndFewerOfOneIdentity() throws IOException {
    assertThat(list("exports").path("exports")).hasSize(5);
    assertThat(list("user_identities/42/exports").path("exports").findValuesAsText("id"))
        .containsExactly("29897");
  }

  @Test
  void listsTheRunsThatAnIdentityStartedAndBringsThemOn() throws IOException {
    String files = "user_identities/42/export_files";
    assertThat(list(files).path("export_files")).isEmpty();
    JsonNode run = start(50);
    start(86441);
    requests.webAdmit("POST", "/api/v1/user_identities/43/exports/50/export_files");

    JsonNode listed = list(files);
    assertThat(listed.path("href").asText()).isEqualTo("/api/v1/" + files);
    assertThat(listed.path("export_files")).hasSize(2);
    JsonNode first = listed.path("export_files").get(0);
    assertThat(first.path("id")).isEqualTo(run.path("id"));
    assertThat(first.path("href")).isEqualTo(run.path("href"));
    assertThat(first.path("export_id").asLong()).isEqualTo(50);
    assertThat(first.path("status").asText()).isEqualTo("Queued");
    assertThat(first).hasSize(4);
    list(files);
    assertThat(list(files).path("export_files").findValuesAsText("status"))
        .containsExactly("Available", "Failed");
    assertThat(start(50).path("id")).isNotEqualTo(run.path("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exports", "export_files"})
  void listsNothingOfAnIdentityThatNobodyKnows(String what) {
    HttpResponse<byte[]> response = requests.webAdmit("GET", "/api/v1/user_identities/999/" + what);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Requests.text(response)).contains("User identity '999' not found.");
    assertThat(requests.webAdmit("GET", "/api/v1/user_identities/x/" + what).statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"86441,Failed", "86442,Empty List", "86443,Success With Errors", "86446,Available"})
  void endsARunAsItsExportSays(long export, String end) throws IOException {
    long id = start(export).path("id").asLong();
    status(export, id);
    status(export, id);
    assertThat(status(export, id).path("status").asText()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "1001,Initializing", "1002,Queued", "1003,In Progress", "1004,Available",
        "1005,Success With Errors", "1006,Empty List",
    "1007,Failed", "1008,Exploded", "2001,initializing", "2002,queued", "2003,in_progress",
        "2004,available",
    "2005,success_with_errors", "2006,empty_list", "2007,failed"
  })
  void hasAFileForEachStateInBothSpellings(long file, String state) throws IOException {
    JsonNode run = status(86446, file);
    assertThat(run.path("status").asText()).isEqualTo(state);
    assertThat(run.path("id").asLong()).isEqualTo(file);
    assertThat(run.has("download_url"))
        .isEqualTo(state.matches("(?i)available|success.with.errors"));
  }

  @Test
  void wrapsARunInAnArrayWhereAsked() throws IOException {
    assertThat(status(86446, 3004).isArray()).isTrue();
    sandbox.settings().arrayEnvelopes(true).snakeCaseStates(true);
    assertThat(status(86446, 74780).path(0).path("status").asText()).isEqualTo("available");
  }

  @Test
  void knowsNoOtherFiles() {
    HttpResponse<byte[]> response =
        requests.webAdmit("GET", "/api/v1/exports/86446/export_files/12345");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Requests.text(response)).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(
            Requests.text(
                requests.webAdmit("POST", "/api/v1/user_identities/999/exports/1/export_files")))
        .contains("User identity '999' not found.");
  }

  @Test
  void opensALinkWithinItsTimeOnly() throws IOException {
    Instant now = Instant.parse("2026-11-23T10:00:00Z");
    sandbox.clock(Clock.fixed(now, ZoneOffset.UTC));
    String link = link(74780);
    sandbox.clock(Clock.fixed(now.plusSeconds(25), ZoneOffset.UTC));
    assertThat(requests.send("GET", link).statusCode()).isEqualTo(200);
    sandbox.clock(Clock.fixed(now.plusSeconds(26), ZoneOffset.UTC));
    HttpResponse<byte[]> late = requests.send("GET", link);
    assertThat(late.statusCode()).isEqualTo(403);
    assertThat(Requests.text(late))
        .contains("<Code>AccessDenied</Code><Message>Request has expired</Message>");
  }

  @Test
  void givesAnExpiredLinkFirstForTheDemosExport() throws IOException {
    for (long file : new long[] {74781, start(86446).path("id").asLong()}) {
      for (int poll = 0; file != 74781 && poll < 2; poll++) {
        link(file);
      }
      assertThat(requests.send("GET", link(file)).statusCode()).isEqualTo(403);
      assertThat(requests.send("GET", link(file)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void refusesASecondCredentialAtALink() throws IOException {
    String link = link(74780);
    HttpResponse<byte[]> withKey = requests.webAdmit("GET", link);
    assertThat(withKey.statusCode()).isEqualTo(400);
    assertThat(Requests.text(withKey)).contains("Only one auth mechanism allowed");
    assertThat(requests.send("GET", link, "Authorization", "Bearer x").statusCode()).isEqualTo(400);
  }

  @Test
  void opensALinkOnlyByteForByte() throws IOException {
    String link = link(74780);
    assertThat(link).contains("%2B").contains("%3D&").contains("attachment%3B%20filename%3D");
    assertThat(requests.send("GET", link.replace("%3D&", "=&")).statusCode()).isEqualTo(403);
    assertThat(requests.send("GET", link.replace("%20", "+")).statusCode()).isEqualTo(403);
    assertThat(requests.send("GET", link).statusCode()).isEqualTo(200);
  }

  @Test
  void keepsTheFaultPrefixInItsLinks() throws IOException {
    Requests faulty = new Requests(sandbox.baseUrl("expired,no-ranges"));
    JsonNode run =
        JSON.readTree(faulty.webAdmit("GET", "/api/v1/exports/86446/export_files/74780").body())
            .path("export_files");
    String link = run.path("download_url").asText();
    assertThat(link).startsWith(sandbox.baseUrl() + "faults/");
    assertThat(faulty.send("GET", link).statusCode()).isEqualTo(403);
    HttpResponse<byte[]> second = faulty.send("GET", link);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(Requests.header(second, "Accept-Ranges")).contains("none");
  }

  @Test
  void servesTheFileThatATestPutThere() throws IOException {
    sandbox
        .serve("webadmit.link", "74780", "a,b\n".getBytes())
        .serve("webadmit.startExport", "50", 123);
    assertThat(requests.send("GET", link(74780)).body()).asString().isEqualTo("a,b\n");
    sandbox.settings().pollsUntilReady(0);
    assertThat(requests.send("GET", link(start(50).path("id").asLong())).body()).hasSize(123);
  }

  @Test
  void servesFilesOfAnySize() throws IOException {
    assertThat(requests.send("GET", link(1_000_070_000L)).body()).hasSize(70_000);
    sandbox.settings().pollsUntilReady(0);
    assertThat(requests.send("GET", link(start(1_000_001_000L).path("id").asLong())).body())
        .hasSize(1_000);
  }
}
