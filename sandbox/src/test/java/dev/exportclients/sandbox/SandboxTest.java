package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.sandbox.internal.Providers;
import dev.exportclients.sandbox.internal.call.Calls;
import dev.exportclients.sandbox.internal.control.Page;
import dev.exportclients.sandbox.internal.control.States;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.fault.FaultKind;
import dev.exportclients.sandbox.internal.provider.CurlLine;
import dev.exportclients.sandbox.internal.provider.SandboxProvider;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.SpecOperation;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class SandboxTest {
  private final Sandbox sandbox;
  private final Requests requests;

  SandboxTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.requests = new Requests(sandbox.baseUrl());
  }

  @Test
  void listsEveryCallAndFaultOnItsPage() {
    HttpResponse<byte[]> page = requests.send("GET", "/");
    assertThat(Requests.header(page, "Content-Type")).contains("text/html; charset=utf-8");
    String text = Requests.text(page);
    assertThat(text)
        .doesNotContain("{{")
        .contains("Sandbox".toLowerCase(), SandboxCredentials.EMS_TOKEN);
    assertThat(FaultKind.values())
        .allSatisfy(kind -> assertThat(text).contains("<code>" + kind.label + "</code>"));
    assertThat(States.NAMES.keySet())
        .allSatisfy(state -> assertThat(text).contains("<code>" + state + "</code>"));
    assertThat(lines()).allSatisfy(call -> assertThat(text).contains(call.title()));
  }

  private static List<CurlLine> lines() {
    Deployment deployment = new Deployment(new Calls());
    return new Page(deployment, Providers.all(deployment)).lines();
  }

  @Test
  void hasAClassForEveryProvider() {
    Set<String> listed =
        Specs.loaded().operations().stream()
            .map(SpecOperation::provider)
            .collect(Collectors.toSet());
    assertThat(Providers.all(new Deployment(new Calls())))
        .extracting(SandboxProvider::name)
        .as("Providers.all, beside specs/providers.json")
        .containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void hasACallOfEveryOperationOnItsPage() {
    Set<String> shown =
        lines().stream()
            .map(line -> Route.of(line.method(), line.target().split("\\?")[0]).operation)
            .collect(Collectors.toSet());
    assertThat(shown)
        .containsAll(Specs.loaded().operations().stream().map(SpecOperation::label).toList());
  }

  @Test
  void saysHowToSignInToEachProvider() {
    assertThat(Requests.text(requests.send("GET", "/__sandbox/providers")))
        .contains("\"api-usertoken\":\"" + SandboxCredentials.EMS_TOKEN)
        .contains("\"METASTUDIO_SK\":\"" + SandboxCredentials.METASTUDIO_SK);
    assertThat(SandboxCredentials.environment(sandbox.baseUrl()))
        .containsEntry("WEBADMIT_BASE_URL", sandbox.baseUrl().toString())
        .containsEntry("WEBADMIT_API_KEY", SandboxCredentials.WEBADMIT_API_KEY);
  }

  @Test
  void everyCallOfItsPageWorks() {
    for (CurlLine call : lines().stream().filter(c -> !c.target().startsWith("/faults")).toList()) {
      String[] headers =
          call.headers().entrySet().stream()
              .flatMap(h -> java.util.stream.Stream.of(h.getKey(), h.getValue()))
              .toArray(String[]::new);
      assertThat(
              requests
                  .send(
                      call.method(),
                      call.target(),
                      HttpRequest.BodyPublishers.ofString(call.body()),
                      headers)
                  .statusCode())
          .as(call.title())
          .isBetween(200, 204);
    }
  }

  @Test
  void saysWhatItDoesNotKnow() {
    HttpResponse<byte[]> response = requests.send("GET", "/ems/nonsense");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Requests.text(response)).contains("GET /ems/nonsense").contains("GET / lists");
  }

  @Test
  void saysWhichMethodACallHas() {
    HttpResponse<byte[]> response = requests.send("GET", "/__sandbox/reset");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(Requests.header(response, "Allow")).contains("POST");
  }

  @Test
  void respondsToHeadWithoutABody() {
    HttpResponse<byte[]> response = requests.send("HEAD", "/");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(Requests.header(response, "Allow")).contains("GET");
    assertThat(response.body()).isEmpty();
    assertThat(requests.send("GET", "/").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "%2e%2e"})
  void takesNoDotSegmentForAnId(String segment) throws IOException {
    try (RawConnection connection = new RawConnection(sandbox.baseUrl())) {
      connection.ask("/ems/attachments/" + segment);
      assertThat(connection.read().head()).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void takesBodiesInChunks() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", sandbox.port())) {
      String body =
          "{\"state\":\"answer\",\"params\":{\"operation\":\"ems.exportResults\",\"status\":403}}";
      String request =
          "POST /__sandbox/state HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "5\r\n"
              + body.substring(0, 5)
              + "\r\n"
              + Integer.toHexString(body.length() - 5)
              + "\r\n"
              + body.substring(5)
              + "\r\n0\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .startsWith("HTTP/1.1 204");
    }
    assertThat(requests.results(7).statusCode()).isEqualTo(403);
  }

  @Test
  void servesSixtyFourAtATime() throws Exception {
    var threads = Executors.newFixedThreadPool(64);
    try {
      List<Future<byte[]>> responses = new ArrayList<>();
      for (int i = 0; i < 640; i++) {
        long dataset = 1_000_000_000L + i;
        responses.add(threads.submit(() -> requests.results(dataset).body()));
      }
      for (int i = 0; i < 640; i++) {
        assertThat(responses.get(i).get())
            .isEqualTo(
                sandbox.file("ems.exportResults", String.valueOf(1_000_000_000L + i)).bytes());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void recordsRequestsAsTheyArrived() {
    new Requests(sandbox.baseUrl("none")).results(77, "X-Two", "a", "X-Two", "b");
    RecordedRequest recorded = sandbox.requests("ems.exportResults").get(0);
    assertThat(recorded.method()).isEqualTo("GET");
    assertThat(recorded.path()).isEqualTo("/ems/resultsExport/77");
    assertThat(recorded.target()).startsWith("/faults/none;id=").endsWith("/ems/resultsExport/77");
    assertThat(recorded.fault()).startsWith("none;id=");
    assertThat(recorded.headers().get("x-two")).containsExactly("a", "b");
    assertThat(recorded.headers()).doesNotContainKey("x-sandbox-call");
    assertThat(recorded.status()).isEqualTo(200);
    assertThat(recorded.bodyBytesSent()).isEqualTo(76);
    assertThat(sandbox.bodyBytesSent("/ems/resultsExport/77")).isEqualTo(76);
  }

  @Test
  void recordsQueriesDecodedAndAsSent() {
    requests.report("a%20b&reportName=x%2By");
    RecordedRequest recorded = sandbox.requests().get(0);
    assertThat(recorded.rawQuery()).isEqualTo("mode=test&id=a%20b&reportName=x%2By");
    assertThat(recorded.query("id")).contains("a b");
    assertThat(recorded.query("reportName")).contains("x+y");
  }

  @Test
  void tellsOtherLanguagesWhatItRecorded() {
    requests.results(77);
    assertThat(Requests.text(requests.send("GET", "/__sandbox/requests")))
        .contains("\"operation\":\"ems.exportResults\"")
        .contains("\"bodyBytesSent\":76")
        .contains("\"api-username\"");
    assertThat(requests.send("POST", "/__sandbox/reset").statusCode()).isEqualTo(204);
    assertThat(Requests.text(requests.send("GET", "/__sandbox/requests"))).isEqualTo("[]");
  }

  @Test
  void tellsOtherLanguagesNoCredential() {
    String secret = "Se+c/R3t=";
    String[] names = {
      "api-usertoken",
      "Authentication",
      "Authorization",
      "Cookie",
      "Proxy-Authorization",
      "X-Api-Key",
      "X-Auth-Token",
      "X-Security-Token"
    };
    for (String name : names) {
      requests.send("GET", "/ems/resultsExport/77", name, secret, "Accept", "*/*;version=1");
    }
    assertThat(Requests.text(requests.send("GET", "/__sandbox/requests")))
        .contains("\"authorization\":[\"[hidden]\"]", "\"accept\":[\"*/*;version=1\"]")
        .doesNotContain(secret);
    assertThat(sandbox.requests().get(0).header("api-usertoken")).contains(secret);
  }

  @Test
  void tellsOtherLanguagesWhatAFileIs() {
    String told =
        Requests.text(
            requests.send("GET", "/__sandbox/file?operation=ems.exportResults&id=1000070000"));
    assertThat(told)
        .contains("\"size\":70000", sandbox.file("ems.exportResults", "1000070000").sha256());
    assertThat(requests.send("GET", "/__sandbox/file?operation=nonsense").statusCode())
        .isEqualTo(404);
  }

  @Test
  void respondsAsScriptedInOrder() {
    sandbox.answer("ems.exportResults", 403, null);
    sandbox
        .answerNext("ems.exportResults", 412, "exportNotReadyText")
        .answerNext("ems.exportResults", 503, null);
    sandbox.script("ems.exportResults", "8", 410, null, Map.of("X-More", "yes"), 0);
    assertThat(Requests.text(requests.results(7))).isEqualTo("Request not completed.");
    assertThat(requests.results(7).statusCode()).isEqualTo(503);
    assertThat(requests.results(7).statusCode()).isEqualTo(403);
    assertThat(Requests.header(requests.results(8), "X-More")).contains("yes");
    sandbox.answer("ems.exportResults", 404, null);
    assertThat(requests.results(7).statusCode()).isEqualTo(404);
    sandbox.reset();
    assertThat(requests.results(7).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesScriptsThatNoSpecHas() {
    assertThatThrownBy(() -> sandbox.answer("ems.nonsense", 403, null))
        .hasMessageContaining("ems.nonsense");
    assertThatThrownBy(() -> sandbox.answer("ems.exportResults", 403, "nonsense"))
        .hasMessageContaining("experimentForbiddenJson");
  }

  @Test
  void takesStatesOverHttp() {
    assertThat(
            requests
                .post(
                    "/__sandbox/state",
                    "{\"state\":\"answer\",\"params\":{\"operation\":\"ems.exportResults\",\"status\":403,\"id\":\"7\",\"times\":1,\"headers\":{\"Retry-After\":\"3\"}}}")
                .statusCode())
        .isEqualTo(204);
    HttpResponse<byte[]> scripted = requests.results(7);
    assertThat(scripted.statusCode()).isEqualTo(403);
    assertThat(Requests.header(scripted, "Retry-After")).contains("3");
    assertThat(requests.results(7).statusCode()).isEqualTo(200);
    requests.post(
        "/__sandbox/state",
        "{\"state\":\"file\",\"params\":{\"operation\":\"ems.exportResults\",\"id\":\"7\",\"text\":\"a,b\"}}");
    assertThat(Requests.text(requests.results(7))).isEqualTo("a,b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"state\":\"nonsense\"}",
        "{\"state\":\"answer\"}",
        "{",
        "{\"state\":\"polls\",\"params\":{\"count\":\"x\"}}"
      })
  void refusesStatesItDoesNotKnow(String json) {
    assertThat(requests.post("/__sandbox/state", json).statusCode()).isEqualTo(400);
  }

  @Test
  void everyStateCanBeSet() {
    Map<String, Object> params =
        Map.of(
            "operation",
            "ems.exportResults",
            "status",
            403,
            "id",
            "7",
            "size",
            5,
            "count",
            1,
            "mediaType",
            "text/xml",
            "minutes",
            3,
            "snakeCase",
            true);
    assertThat(States.NAMES.keySet()).allSatisfy(state -> sandbox.state(state, params));
  }

  @Test
  void takesTheCredentialsOfAState() {
    sandbox.state("credentials", Map.of("emsToken", "Another+/=", "webAdmitApiKey", "AnotherKey"));
    assertThat(requests.results(7).statusCode()).isEqualTo(401);
    assertThat(
            requests
                .send(
                    "GET",
                    Requests.EMS_RESULTS + 7,
                    "Accept",
                    "*/*;version=1",
                    "api-username",
                    SandboxCredentials.EMS_USERNAME,
                    "api-usertoken",
                    "Another+/=")
                .statusCode())
        .isEqualTo(200);
    assertThat(requests.webAdmit("GET", "/api/v1/user_identities").statusCode()).isEqualTo(401);
    assertThat(requests.report("X").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesAPortThatIsTaken() {
    assertThatThrownBy(() -> Sandbox.start(sandbox.port()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(String.valueOf(sandbox.port()));
  }

  @Test
  void closesAtOnceWithConnectionsOpen() throws IOException {
    Sandbox other = Sandbox.start();
    try (RawConnection idle = new RawConnection(other.baseUrl());
        RawConnection stalled = new RawConnection(other.baseUrl())) {
      idle.ask(Requests.EMS_RESULTS + 7);
      assertThat(idle.read().head()).startsWith("HTTP/1.1 200");
      stalled.ask("/faults/stall=100" + Requests.EMS_RESULTS + 1_000_200_000L);
      assertThat(stalled.read().body()).hasSize(100);
      long start = System.nanoTime();
      other.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      assertThat(idle.read().end()).isNotEqualTo(RawConnection.End.SILENT);
      assertThat(stalled.read().end()).isNotEqualTo(RawConnection.End.SILENT);
    }
  }
}
