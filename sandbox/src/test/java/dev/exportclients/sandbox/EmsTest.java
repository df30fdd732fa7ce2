package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.internal.spec.Specs;
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
class EmsTest {
  private static final String LIST = "/ems/attachments?entityType=experiment&entityId=";

  private final Sandbox sandbox;
  private final Requests requests;

  EmsTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.requests = new Requests(sandbox.baseUrl());
  }

  @Test
  void servesTheExampleCsv() {
    HttpResponse<byte[]> csv = requests.results(77);
    assertThat(csv.body())
        .isEqualTo(Specs.loaded().example("ems.exportResults", 200, "resultsCsv").bytes());
    assertThat(Requests.header(csv, "Content-Type")).contains("text/csv");
  }

  @Test
  void becomesReadyAfterTwoPollsForEachScenario() {
    assertThat(polls(requests)).isEqualTo("412 412 200 200");
    assertThat(polls(new Requests(sandbox.baseUrl("none")))).isEqualTo("412 412 200 200");
    sandbox.settings().pollsUntilReady(3);
    sandbox.state("reset", java.util.Map.of());
    assertThat(polls(requests)).isEqualTo("412 412 200 200");
  }

  @Test
  void isUnfinishedAgainAfterAMinuteOfQuiet() {
    Instant start = Instant.parse("2026-11-23T10:00:00Z");
    sandbox.clock(Clock.fixed(start, ZoneOffset.UTC));
    assertThat(polls(requests)).isEqualTo("412 412 200 200");
    sandbox.clock(Clock.fixed(start.plusSeconds(61), ZoneOffset.UTC));
    assertThat(polls(requests)).isEqualTo("412 412 200 200");
  }

  private static String polls(Requests requests) {
    StringBuilder statuses = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      statuses.append(' ').append(requests.results(1234).statusCode());
    }
    return statuses.substring(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*|400|The Accept header has no version.",
        "*/*;version=one|400|The Accept header has no version.",
        "*/*;version=|400|The Accept header has no version.",
        "*/*;version=2|404|Dataset not found.",
        "text/csv; version=1|200|EXP-1234",
      })
  void wantsAVersionInAccept(String accept, int status, String text) {
    HttpResponse<byte[]> response = requests.ems("/ems/resultsExport/77", accept);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Requests.text(response)).contains(text);
  }

  @Test
  void writesErrorsInTheFormatThatAcceptPrefers() {
    assertThat(Requests.text(requests.ems("/ems/resultsExport/404", "application/xml;version=1")))
        .startsWith("<Error>");
    assertThat(Requests.text(requests.ems("/ems/resultsExport/404", "text/plain;version=1")))
        .isEqualTo("Dataset not found.");
    assertThat(Requests.text(requests.ems("/ems/resultsExport/404", "*/*;version=1")))
        .startsWith("{");
  }

  @Test
  void refusesCredentialsItDoesNotKnow() {
    HttpResponse<byte[]> none =
        requests.send("GET", "/ems/resultsExport/77", "Accept", "*/*;version=1");
    assertThat(none.statusCode()).isEqualTo(401);
    HttpResponse<byte[]> wrongToken =
        requests.send(
            "GET",
            "/ems/resultsExport/77",
            "Accept",
            "*/*;version=1",
            "api-username",
            SandboxCredentials.EMS_USERNAME,
            "api-usertoken",
            "old");
    assertThat(Requests.text(wrongToken)).contains("token not found");
    HttpResponse<byte[]> wrongUser =
        requests.send(
            "GET",
            "/ems/resultsExport/77",
            "Accept",
            "*/*;version=1",
            "api-username",
            "X\\Y",
            "api-usertoken",
            SandboxCredentials.EMS_TOKEN);
    assertThat(Requests.text(wrongUser)).contains("Username not found");
    sandbox.settings().ems(SandboxCredentials.EMS_USERNAME, "new");
    assertThat(requests.results(77).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "9223372036854775808", "1.0", "+1", "%EF%BC%91"})
  void refusesAnIdThatIsNoNumber(String id) {
    HttpResponse<byte[]> response = requests.ems("/ems/resultsExport/" + id, "*/*;version=1");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Requests.text(response)).contains("not a valid number");
  }

  @ParameterizedTest
  @ValueSource(longs = {409, 416, 418, 500, 599, 40199, 40300, 41601, 50001})
  void takesANumberForAStatusOnlyWhereTheSpecHasIt(long id) {
    assertThat(requests.results(id).statusCode()).isEqualTo(200);
    assertThat(requests.results(503).statusCode()).isEqualTo(503);
    assertThat(requests.ems(LIST + 410, "text/xml;version=1").statusCode()).isEqualTo(200);
  }

  @Test
  void takesEveryNumberThatTheSpecHas() {
    assertThat(requests.results(Long.MAX_VALUE).statusCode()).isEqualTo(200);
    assertThat(requests.results(-1).statusCode()).isEqualTo(404);
    assertThat(requests.ems(LIST + Long.MAX_VALUE, "text/xml;version=1").statusCode())
        .isEqualTo(200);
    assertThat(requests.ems(LIST + Long.MIN_VALUE, "text/xml;version=1").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "'application/json;version=1',application/json,[",
    "'application/xml;version=1',application/xml,<ArrayOfAttachment",
    "'text/xml;version=1, application/json;version=1',text/xml,<ArrayOfAttachment",
    "'text/json;version=1',text/json,[",
    "'*/*;version=1',application/json,["
  })
  void listsAttachmentsAsAcceptSays(String accept, String type, String start) {
    HttpResponse<byte[]> list = requests.ems(LIST + 7, accept);
    assertThat(Requests.header(list, "Content-Type").orElse("")).startsWith(type);
    assertThat(Requests.text(list)).startsWith(start).contains("a321ef423922495e8cb66920522db2a4");
  }

  @Test
  void listsAttachmentsAsATestSays() {
    sandbox.settings().attachmentsMediaType("text/xml");
    HttpResponse<byte[]> list = requests.ems(LIST + 7, "application/json;version=1");
    assertThat(Requests.header(list, "Content-Type").orElse("")).startsWith("text/xml");
    assertThat(Requests.text(list)).startsWith("<ArrayOfAttachment");
  }

  @Test
  void hasEntitiesWithoutAttachments() {
    assertThat(Requests.text(requests.ems(LIST + 0, "application/json;version=1"))).isEqualTo("[]");
    assertThat(Requests.text(requests.ems(LIST + 0, "application/xml;version=1")))
        .contains("<ArrayOfAttachment")
        .doesNotContain("<Id>");
  }

  @Test
  void refusesEntityTypesItDoesNotKnow() {
    HttpResponse<byte[]> response =
        requests.ems(
            "/ems/attachments?entityType=spaceship&entityId=1", "application/json;version=1");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Requests.text(response)).contains("entity type");
  }

  @Test
  void sendsAnAttachmentWithNameAndType() {
    HttpResponse<byte[]> file =
        requests.ems("/ems/attachments/a321ef42-3922-495e-8cb6-6920522db2a4", "*/*;version=1");
    assertThat(Requests.text(file)).isEqualTo("Hello, world\n");
    assertThat(Requests.header(file, "Content-Type")).contains("text/plain");
    assertThat(Requests.header(file, "Content-Disposition"))
        .contains("attachment; filename=helloworld.txt");
  }

  @Test
  void sendsAttachmentsOnlyToThoseWhoAcceptAnything() {
    String path = "/ems/attachments/a321ef423922495e8cb66920522db2a4";
    assertThat(requests.ems(path, "application/json;version=1").statusCode()).isEqualTo(406);
    assertThat(requests.ems("/ems/attachments/nonsense", "*/*;version=1").statusCode())
        .isEqualTo(404);
  }
}
