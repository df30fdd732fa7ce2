package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.RawConnection.End;
import dev.exportclients.sandbox.RawConnection.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no request, or a strange one, gets a response of its own, and harms no other client. */
@ExtendWith(SandboxExtension.class)
class OddRequestsTest {
  private static final String GOOD =
      "GET /ems/resultsExport/1000000700 HTTP/1.1\r\nHost: x\r\nAccept: */*;version=1\r\n"
          + "api-username: "
          + SandboxCredentials.EMS_USERNAME
          + "\r\napi-usertoken: "
          + SandboxCredentials.EMS_TOKEN
          + "\r\n\r\n";
  private static final List<String> CALLS =
      List.of(
          "GET /ems/resultsExport/77",
          "GET /ems/attachments?entityType=well&entityId=12",
          "GET /ems/attachments/a321ef423922495e8cb66920522db2a4",
          "GET /ec-reporting-svc/rest/v2.0/reports/download?id=X",
          "GET /api/v1/user_identities",
          "POST /api/v1/user_identities/42/exports/86446/export_files",
          "GET /api/v1/exports/86446/export_files/74780",
          "GET /v2/" + SandboxCredentials.METASTUDIO_PROJECT_ID + "/ies/result/x",
          "GET /links/export_files/reports/1/x",
          "POST /__sandbox/state");

  private final Sandbox sandbox;

  OddRequestsTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  static Stream<Arguments> oddRequests() {
    String post = "POST /__sandbox/state HTTP/1.1\r\nHost: x\r\n";
    return Stream.of(
        odd(400, "no Host", "GET / HTTP/1.1\r\n\r\n"),
        odd(400, "two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"),
        odd(400, "a Host that is none", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
        odd(200, "an old version without Host", "GET / HTTP/1.0\r\n\r\n"),
        odd(200, "a Host with an underscore", "GET / HTTP/1.1\r\nHost: a_b:80\r\n\r\n"),
        odd(200, "a Host by number", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"),
        odd(200, "empty lines before", "\r\n\r\n" + GOOD),
        odd(200, "line feeds alone", GOOD.replace("\r\n", "\n")),
        odd(200, "an absolute target", GOOD.replace(" /ems", " http://a.example:80/ems")),
        odd(200, "an absolute target without path", "GET http://a HTTP/1.1\r\nHost: a\r\n\r\n"),
        odd(404, "a method that begins with H", "HELLO /x HTTP/1.1\r\nHost: x\r\n\r\n"),
        odd(405, "another method", GOOD.replace("GET", "PATCH")),
        odd(404, "options of all", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"),
        odd(400, "a tunnel", "CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n"),
        odd(400, "a method that is none", "G(T / HTTP/1.1\r\nHost: x\r\n\r\n"),
        odd(400, "a blank in the target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"),
        odd(400, "no version", "GET /\r\nHost: x\r\n\r\n"),
        odd(400, "a version that is none", "GET / HTTPS/1.1\r\nHost: x\r\n\r\n"),
        odd(505, "HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        odd(400, "TLS", "\u0016\u0003\u0001\u0002\u0000\u0001"),
        odd(400, "a bare CR in a header", with("X: a\rb")),
        odd(400, "a bare CR at its end", with("X: a\r\r")),
        odd(400, "a zero byte in a header", with("X: a\u0000b")),
        odd(400, "a folded header", with("X: a\r\n b")),
        odd(400, "a header without colon", with("X")),
        odd(400, "a header without name", with(": x")),
        odd(400, "a blank before the colon", with("Content-Length : 0")),
        odd(200, "many headers", with("X: y\r\n".repeat(5000) + "X: y")),
        odd(431, "too many headers", with("X: y\r\n".repeat(50_000) + "X: y")),
        odd(431, "a header that is too long", with("X: " + "y".repeat(70_000))),
        odd(414, "a target that is too long", GOOD.replace("1000000700", "1".repeat(70_000))),
        odd(416, "a Range beyond all numbers", with("Range: bytes=99999999999999999999-")),
        odd(206, "a Range up to there", with("Range: bytes=1-99999999999999999999")),
        odd(206, "a Range of that many last bytes", with("Range: bytes=-99999999999999999999")),
        odd(200, "a Range that is none", with("Range: lines=a-b")),
        odd(200, "two Ranges", with("Range: bytes=0-1,5-6")),
        odd(200, "multipart without boundary", with("Content-Type: multipart/form-data")),
        odd(200, "multipart over nothing", with("Content-Type: multipart/form-data; boundary=a")),
        odd(200, "a Content-Type that is none", with("Content-Type: ;;;")),
        odd(200, "a coding of nothing", with("Content-Encoding: gzip")),
        odd(200, "an upgrade", with("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c")),
        odd(417, "an expectation", with("Expect: a-miracle")),
        odd(400, "a length below zero", with("Content-Length: -1")),
        odd(400, "a length with a sign", with("Content-Length: +1")),
        odd(400, "a length of no digits", with("Content-Length:")),
        odd(400, "a length beyond all numbers", with("Content-Length: 99999999999999999999")),
        odd(400, "two lengths", with("Content-Length: 0\r\nContent-Length: 1")),
        odd(400, "two lengths in one", with("Content-Length: 0, 1")),
        odd(200, "one length twice", with("Content-Length: 0\r\nContent-Length: 0, 0")),
        odd(413, "a length that is too large", with("Content-Length: 99999999999")),
        odd(400, "less than its length", with("Content-Length: 3") + "ab"),
        odd(400, "chunks and a length", with("Content-Length: 5\r\nTransfer-Encoding: chunked")),
        odd(400, "an unknown coding", with("Transfer-Encoding: gzip")),
        odd(400, "chunks that are not last", with("Transfer-Encoding: chunked, gzip")),
        odd(501, "a coding below the chunks", with("Transfer-Encoding: gzip, chunked")),
        odd(400, "a chunk size that is none", chunked("zz\r\n")),
        odd(400, "a chunk size below zero", chunked("-1\r\n")),
        odd(413, "a chunk that is too large", chunked("7fffffff\r\n")),
        odd(400, "a chunk size beyond all numbers", chunked("f".repeat(20) + "\r\n")),
        odd(400, "a chunk longer than its size", chunked("1\r\nab\r\n0\r\n\r\n")),
        odd(400, "chunks without end", chunked("1\r\na\r\n")),
        odd(200, "chunks with all that may be", chunked("01;a=b\r\na\r\n0\r\nX: y\r\n\r\n")),
        odd(400, "a state that is no JSON", post + "Content-Length: 1\r\n\r\n{"),
        odd(400, "a state that is no object", post + "Content-Length: 1\r\n\r\n1"));
  }

  private static Arguments odd(int status, String name, String request) {
    return Arguments.of(status, name, request);
  }

  private static String with(String header) {
    return GOOD.replace("\r\n\r\n", "\r\n" + header + "\r\n\r\n");
  }

  private static String chunked(String body) {
    return with("Transfer-Encoding: chunked") + body;
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("oddRequests")
  void respondsItselfAndHarmsNobody(int status, String name, String request) throws IOException {
    try (RawConnection other = new RawConnection(sandbox.baseUrl())) {
      other.ask(Requests.EMS_RESULTS + "1000000700");
      assertThat(other.readOne(700).body()).hasSize(700);
      for (int i = 0; i < 3; i++) {
        Wire wire = send(request);
        assertThat(wire.head()).startsWith("HTTP/1.1 " + status + " ");
        assertThat(wire.end()).isEqualTo(End.CLOSED);
        assertThat(send(GOOD).head()).startsWith("HTTP/1.1 200 ");
      }
      other.ask(Requests.EMS_RESULTS + "1000000700");
      assertThat(other.readOne(700).body()).hasSize(700);
    }
  }

  @Test
  void endsTheConnectionOfWhatIsNoRequestWithoutWaitingForMore() throws IOException {
    try (RawConnection connection = new RawConnection(sandbox.baseUrl())) {
      connection.ask("/", "X: a\rb");
      Wire wire = connection.read();
      assertThat(wire.head()).startsWith("HTTP/1.1 400 ").contains("Connection: close");
      assertThat(wire.text()).isEqualTo("A line ends with CR alone\n");
      assertThat(wire.end()).isEqualTo(End.CLOSED);
    }
  }

  @Test
  void respondsToEachBeginningOfARequestThatEndsEarly() throws IOException {
    String request = chunked("1\r\na\r\n0\r\nX: y\r\n\r\n");
    for (int length = 1; length < request.length(); length++) {
      assertThat(send(request.substring(0, length)).head()).startsWith("HTTP/1.1 400 ");
    }
    assertThat(send(request).head()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void sendsNoChunksToAnOldClient() throws IOException {
    String old = "/faults/gzip/ems/resultsExport/1000000700 HTTP/1.0";
    Wire wire = send(GOOD.replaceFirst("/ems.* HTTP/1.1", old));
    assertThat(wire.says("Transfer-Encoding")).isFalse();
    assertThat(wire.says("Connection: close")).isTrue();
    assertThat(wire.body()).startsWith(0x1f, 0x8b);
  }

  /** With a seed: a failure comes again. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void respondsToWhateverArrives(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 150; i++) {
      String request =
          CALLS.get(random.nextInt(CALLS.size())) + GOOD.substring(GOOD.indexOf(" HTTP"));
      for (int mutations = random.nextInt(4); mutations >= 0; mutations--) {
        int at = random.nextInt(request.length());
        String inserted = String.valueOf((char) random.nextInt(256)).repeat(random.nextInt(3));
        request = request.substring(0, at) + inserted + request.substring(at + random.nextInt(2));
      }
      Wire wire = send(request);
      assertThat(wire.head()).as(request).matches("(?s)HTTP/1\\.1 ([234]\\d\\d|501|505) .*");
      assertThat(wire.end()).isEqualTo(End.CLOSED);
    }
    assertThat(send(GOOD).head()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void takesEveryIdForWhatItIs() {
    Requests requests = new Requests(sandbox.baseUrl());
    for (String id :
        List.of(
            "9".repeat(40), "0", "00", "%zz", "%00", "%ff%fe", "%E4%B8%AD", "-1", "1e9", "a'b")) {
      List<Wire> responses =
          CALLS.stream()
              .filter(call -> call.startsWith("GET"))
              .map(call -> asking(call.replaceAll("[^/=]*$", id)))
              .toList();
      assertThat(responses).allSatisfy(a -> assertThat(a.head()).matches("(?s)HTTP/1.1 [24].*"));
    }
    assertThat(requests.results(7).statusCode()).isEqualTo(200);
  }

  private Wire asking(String call) {
    try {
      return send(
          call
              + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + SandboxCredentials.ECREPORTING_TOKEN
              + "\r\nX-Auth-Token: "
              + SandboxCredentials.METASTUDIO_TOKEN
              + "\r\nx-api-key: "
              + SandboxCredentials.WEBADMIT_API_KEY
              + GOOD.substring(GOOD.indexOf("\r\nAccept")));
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private Wire send(String request) throws IOException {
    try (RawConnection connection = new RawConnection(sandbox.baseUrl())) {
      connection.sendAll(request);
      return connection.read();
    }
  }
}
