package dev.exportclients.core.internal.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What odd heads mean: where the body ends, how it is coded, and whose fault they are. */
class ResponseHeadTest {
  private static final String FILE = "a,b\r\n1,2\r\n";

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10\r\nContent-Length: 10\r\n",
        "Content-Length: 10, 10\r\n",
        "Content-Length: 010\r\ncontent-length: 10 , 10\r\n",
        "Transfer-Encoding: identity\r\nContent-Length: 10\r\n",
        "Content-Length: 10\r\nTransfer-Encoding: Identity,\r\n",
        "Transfer-Encoding: identity\r\nConnection: close\r\n",
        "Transfer-Encoding:\r\n"
      })
  void oneLengthIsOneHoweverOftenItIsSaid(String headers) throws Exception {
    assertThat(downloaded("200 OK", headers, FILE.getBytes(ISO_8859_1))).isEqualTo(FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timeout=99999999999999999999",
        "timeout=9223372036854775807",
        "timeout=-1",
        "x,,=;"
      })
  void aConnectionIsKeptHoweverOddlyItsTimeIsSaid(String time) throws Exception {
    String headers = "Content-Length: 10\r\nKeep-Alive: " + time + "\r\n";
    assertThat(downloaded("200 OK", headers, FILE.getBytes(ISO_8859_1))).isEqualTo(FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "identity, chunked",
        "chunked\r\nTransfer-Encoding: identity",
        "Chunked,\r\nTransfer-Encoding:"
      })
  void identityIsNoTransferCoding(String codings) throws Exception {
    byte[] body = ("a\r\n" + FILE + "\r\n0\r\n\r\n").getBytes(ISO_8859_1);
    String headers = "Transfer-Encoding: " + codings + "\r\n";
    assertThat(downloaded("200 OK", headers, body)).isEqualTo(FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10\r\nContent-Length: 9\r\n",
        "Content-Length: 10, 11\r\n",
        "Content-Length: -10\r\n",
        "Content-Length: +10\r\n",
        "Content-Length: ten\r\n",
        "Content-Length: \r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked, chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n",
        "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
        "Transfer-Encoding: chunked, gzip\r\n",
        "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: gzip\r\nContent-Length: 10\r\n",
        "Transfer-Encoding: chunked;q=1\r\n"
      })
  void framingThatContradictsItselfIsABrokenResponse(String headers) {
    byte[] chunked = ("a\r\n" + FILE + "\r\n0\r\n\r\n").getBytes(ISO_8859_1);
    for (byte[] body : new byte[][] {FILE.getBytes(ISO_8859_1), chunked}) {
      assertThatThrownBy(() -> downloaded("200 OK", headers, body))
          .isInstanceOf(TransferException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"000 X", "001 X", "099 X", "1000 X", "abc X", "-20 X", "2 X", ""})
  void aStatusThatIsNoneIsTheServersFault(String status) {
    assertThatThrownBy(() -> downloaded(status, "Content-Length: 0\r\n", new byte[0]))
        .isInstanceOf(TransferException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"000 X", "200 OK\r\nno colon"})
  void aHeadThatCantBeReadIsAskedForAgain(String head) throws Exception {
    try (var server =
            new ScriptedServer(x -> x.send(x.number() == 1 ? head : "200 OK", "", "{\"a\":1}"));
        var client =
            new TestClient(
                server.url(), ClientSettings.builder().clock(time).sleeper(time).build())) {
      assertThat(client.things().get("a").asInt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "utf-8",
        "UTF8",
        "\"utf-8\"",
        "charset=iso-8859-1",
        "windows-1252",
        "us-ascii",
        "none",
        "binary",
        "8bit",
        "aws-chunked",
        "text/csv",
        "",
        "identity",
        "identity, UTF-8",
        "none\r\nContent-Encoding: identity"
      })
  void aLabelThatIsNoCodingChangesNothing(String label) throws Exception {
    String headers = "Content-Encoding: " + label + "\r\nContent-Length: 10\r\n";
    assertThat(downloaded("200 OK", headers, FILE.getBytes(ISO_8859_1))).isEqualTo(FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "X-GZip",
        "aws-chunked,gzip",
        "gzip, identity",
        "application/gzip",
        "Application/X-GZIP",
        "text/csv, application/gzip",
        "\"gzip\"",
        "identity\r\nContent-Encoding: gzip"
      })
  void gzipIsDecodedAmongLabels(String coding) throws Exception {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
      gzip.write(FILE.getBytes(ISO_8859_1));
    }
    String headers = "Content-Encoding: " + coding + "\r\nContent-Length: " + coded.size() + "\r\n";
    assertThat(downloaded("200 OK", headers, coded.toByteArray())).isEqualTo(FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "br",
        "deflate",
        "compress",
        "zstd",
        "gzip, gzip",
        "gzip, br",
        "gzip\r\nContent-Encoding: br",
        "identity\r\nContent-Encoding: zstd",
        "utf-8, br",
        "never-heard-of"
      })
  void aCodingThatIsNotUndoneIsNoFile(String coding) {
    String headers = "Content-Encoding: " + coding + "\r\nContent-Length: 10\r\n";
    assertThatThrownBy(() -> downloaded("200 OK", headers, FILE.getBytes(ISO_8859_1)))
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("coding");
  }

  /** What a client that never retries reads, from a server that closes the connection. */
  private String downloaded(String status, String headers, byte[] body) throws IOException {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head(status, headers);
                  x.write(body, 0, body.length);
                  x.cut();
                });
        var client =
            new TestClient(
                server.url(),
                ClientSettings.builder()
                    .clock(time)
                    .sleeper(time)
                    .retryPolicy(RetryPolicy.none())
                    .build())) {
      return client
          .file("1")
          .read(
              content -> new String(content.stream().readAllBytes(), ISO_8859_1),
              DownloadOptions.defaults());
    }
  }
}
