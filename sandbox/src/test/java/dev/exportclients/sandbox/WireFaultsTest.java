package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.RawConnection.End;
import dev.exportclients.sandbox.RawConnection.Wire;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class WireFaultsTest {
  private static final long DATASET = 1_000_200_000L;
  private static final int SIZE = 200_000;

  private final Sandbox sandbox;
  private final byte[] file;

  WireFaultsTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.file = sandbox.file("ems.exportResults", String.valueOf(DATASET)).bytes();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 70_000, SIZE - 1})
  void cutsABodyOfKnownLengthAtAnyByte(int at) throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("cut=" + at), DATASET);
    assertThat(wire.says("Content-Length: " + SIZE)).isTrue();
    assertThat(wire.body()).isEqualTo(Arrays.copyOf(file, at));
    assertThat(wire.end()).isEqualTo(End.CLOSED);
  }

  @Test
  void cutsFromTheEndAndThenBehaves() throws IOException {
    var base = sandbox.baseUrl("cut=-1");
    assertThat(RawConnection.results(base, DATASET).body()).hasSize(SIZE - 1);
    Wire second = RawConnection.results(base, DATASET);
    assertThat(second.body()).isEqualTo(file);
    assertThat(second.end()).isEqualTo(End.SILENT);
  }

  @Test
  void cutsChunkedBodiesInsideAChunk() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("chunked,cut=70000"), DATASET);
    assertThat(wire.says("Transfer-Encoding: chunked")).isTrue();
    assertThat(wire.says("Content-Length")).isFalse();
    assertThat(wire.text()).doesNotEndWith("\r\n").doesNotContain("\r\n0\r\n");
    assertThat(wire.body()).hasSize(70_000 + "10000\r\n".length() + "\r\n10000\r\n".length());
    assertThat(wire.end()).isEqualTo(End.CLOSED);
  }

  @Test
  void sendsWholeChunkedBodies() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("chunked"), DATASET);
    assertThat(wire.text()).startsWith("10000\r\n").endsWith("\r\n0\r\n\r\n");
    assertThat(new Requests(sandbox.baseUrl("chunked")).results(DATASET).body()).isEqualTo(file);
  }

  @Test
  void leavesOutTheLastChunk() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("unterminated"), DATASET);
    assertThat(wire.text()).endsWith("\r\n").doesNotContain("\r\n0\r\n");
    assertThat(wire.end()).isEqualTo(End.CLOSED);
  }

  @Test
  void spoilsAChunkSize() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("bad-chunk=70000"), DATASET);
    assertThat(wire.text()).endsWith("\r\nno chunk size\r\n");
    assertThat(sandbox.requests().get(0).bodyBytesSent()).isEqualTo(70_000);
  }

  @Test
  void resetsAtAByte() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("rst=70000"), DATASET);
    assertThat(wire.end()).isEqualTo(End.RESET);
    assertThat(sandbox.requests().get(0).bodyBytesSent()).isEqualTo(70_000);
  }

  @Test
  void stallsInTheBody() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("stall=70000"), DATASET);
    assertThat(wire.body()).isEqualTo(Arrays.copyOf(file, 70_000));
    assertThat(wire.end()).isEqualTo(End.SILENT);
  }

  @Test
  void goesOnAfterAStallThatHasAnEnd() throws IOException {
    assertThat(new Requests(sandbox.baseUrl("stall=70000:20,chunked")).results(DATASET).body())
        .isEqualTo(file);
  }

  @Test
  void stallsBeforeTheHead() throws IOException {
    var base = sandbox.baseUrl("stall-headers");
    try (RawConnection connection = new RawConnection(base)) {
      connection.ask(base.getRawPath() + Requests.EMS_RESULTS + DATASET);
      Wire wire = connection.read(500);
      assertThat(wire.head()).isEmpty();
      assertThat(wire.end()).isEqualTo(End.SILENT);
    }
    assertThat(sandbox.requests()).hasSize(1);
  }

  @Test
  void closesAPooledConnectionAsTheNextRequestArrives() throws IOException {
    var base = sandbox.baseUrl("dead");
    String target = base.getRawPath() + Requests.EMS_RESULTS + 7;
    try (RawConnection connection = new RawConnection(base)) {
      connection.ask(target);
      Wire first = connection.read();
      assertThat(first.head())
          .startsWith("HTTP/1.1 200")
          .doesNotContainIgnoringCase("connection: close");
      assertThat(first.end()).isEqualTo(End.SILENT);
      connection.ask(target);
      Wire second = connection.read();
      assertThat(second.head()).isEmpty();
      assertThat(second.end()).isEqualTo(End.CLOSED);
    }
    assertThat(RawConnection.results(base, 7).head()).startsWith("HTTP/1.1 200");
  }

  @Test
  void dropsAConnectionWithoutAResponse() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("drop"), DATASET);
    assertThat(wire.head()).isEmpty();
    assertThat(wire.end()).isEqualTo(End.CLOSED);
  }

  @Test
  void respondsWithWhatIsNotHttp() throws IOException {
    assertThat(RawConnection.results(sandbox.baseUrl("garbage"), DATASET).head())
        .doesNotStartWith("HTTP");
  }

  @Test
  void sendsMoreThanItPromised() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("overlong=100"), DATASET);
    assertThat(wire.says("Content-Length: " + SIZE)).isTrue();
    assertThat(wire.body()).hasSize(SIZE + 100).startsWith(file);
    assertThat(wire.end()).isEqualTo(End.SILENT);
  }

  @Test
  void makesTheSurplusLookLikeAResponse() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("overlong-response"), DATASET);
    assertThat(wire.text().substring(SIZE))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .endsWith("\r\n\r\nsurplus\n");
  }

  @Test
  void endsABodyWithTheConnectionOnly() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("close-delimited"), DATASET);
    assertThat(wire.says("Content-Length")).isFalse();
    assertThat(wire.says("Transfer-Encoding")).isFalse();
    assertThat(wire.says("Connection: close")).isTrue();
    assertThat(wire.body()).isEqualTo(file);
    assertThat(wire.end()).isEqualTo(End.CLOSED);
  }

  @Test
  void tricklesWithoutLosingAByte() {
    assertThat(new Requests(sandbox.baseUrl("trickle=20000:1")).results(DATASET).body())
        .isEqualTo(file);
  }

  @Test
  void tricklesAnErrorsBody() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("412,trickle=1:60000~none"), DATASET);
    assertThat(wire.head()).startsWith("HTTP/1.1 412");
    assertThat(wire.body()).hasSize(1);
    assertThat(wire.end()).isEqualTo(End.SILENT);
  }

  @Test
  void stallsInAnErrorsBodyWhereItIsForAllResponses() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl("412,stall=5@all"), DATASET);
    assertThat(wire.head()).startsWith("HTTP/1.1 412");
    assertThat(wire.body()).hasSize(5);
    assertThat(wire.end()).isEqualTo(End.SILENT);
  }

  @Test
  void keepsAConnectionForTheNextRequest() throws IOException {
    try (RawConnection connection = new RawConnection(sandbox.baseUrl())) {
      for (int i = 0; i < 3; i++) {
        connection.ask(Requests.EMS_RESULTS + DATASET);
        assertThat(connection.read().body()).isEqualTo(file);
      }
    }
  }

  @Test
  void takesTheFaultFromAHeaderToo() throws IOException {
    Wire wire =
        RawConnection.results(sandbox.baseUrl(), DATASET, "X-Sandbox-Fault: cut=10;id=header");
    assertThat(wire.body()).hasSize(10);
  }

  @Test
  void keepsTheFaultForAResponseThatHasTheBytes() throws IOException {
    var base = sandbox.baseUrl("cut=10");
    assertThat(RawConnection.results(base, 412).end()).isEqualTo(End.SILENT);
    sandbox.serve("ems.exportResults", "412412", 5);
    assertThat(RawConnection.results(base, 412_412).end()).isEqualTo(End.SILENT);
    sandbox.serve("ems.exportResults", "412412", 50);
    assertThat(RawConnection.results(base, 412_412).body()).hasSize(10);
  }

  @Test
  void saysWhichFaultThereIsNot() throws IOException {
    Wire wire = RawConnection.results(sandbox.baseUrl().resolve("faults/nonsense"), DATASET);
    assertThat(wire.head()).startsWith("HTTP/1.1 400");
    assertThat(wire.text()).contains("nonsense");
  }
}
