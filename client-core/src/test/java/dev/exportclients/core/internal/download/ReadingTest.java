package dev.exportclients.core.internal.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Content;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.ScriptedServer.Script;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is handed to a reader, such as an upload to somewhere else. */
class ReadingTest {
  private static final byte[] FILE = new byte[300_000];

  static {
    new Random(7).nextBytes(FILE);
  }

  private final FakeTime time = new FakeTime();

  @Test
  void readerKnowsWhatItGetsBeforeTheFirstByte() throws Exception {
    try (var server =
            new ScriptedServer(
                x ->
                    x.send(
                        "200 OK",
                        "ETag: \"v1\"\r\nContent-Type: Text/CSV; charset=utf-8\r\n"
                            + "Content-Disposition: attachment; filename=\"../a b.csv\"\r\n",
                        FILE));
        var client = client(server)) {
      List<String> told = new ArrayList<>();
      DownloadOptions options =
          DownloadOptions.defaults()
              .onProgress((bytes, total) -> told.add(bytes + " of " + total.orElse(-1)));

      Content content =
          client
              .file("1")
              .read(
                  given -> {
                    assertThat(told).containsExactly("0 of 300000");
                    assertThat(given.stream().readAllBytes()).isEqualTo(FILE);
                    return given;
                  },
                  options);

      assertThat(told).last().isEqualTo("300000 of 300000");
      assertThat(content.length()).hasValue(FILE.length);
      assertThat(content.mediaType()).contains("text/csv");
      assertThat(content.charset()).contains(UTF_8);
      assertThat(content.suggestedFilename()).contains("a b.csv");
      assertThat(content.etag()).contains("\"v1\"");
    }
  }

  @Test
  void lengthOfAResponseInChunksIsUnknown() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", "Transfer-Encoding: chunked\r\n");
                  x.out().write("3\r\na,b\r\n0\r\n\r\n".getBytes(UTF_8));
                  x.out().flush();
                });
        var client = client(server)) {
      Content content = client.file("1").read(given -> given, DownloadOptions.defaults());

      assertThat(content.length()).isEmpty();
      assertThat(content.mediaType()).isEmpty();
      assertThat(content.suggestedFilename()).isEmpty();
      assertThat(content.etag()).isEmpty();
    }
  }

  /** By single bytes, by the half, or not at all: the receipt is of the whole file. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 150_000, 300_000})
  void receiptIsOfTheWholeFileWhateverTheReaderTook(int taken) throws Exception {
    try (var server =
            new ScriptedServer(
                Script.cutFirst(FILE, "ETag: \"v1\"\r\n", 200_000, x -> x.serve(FILE, "\"v1\"")));
        var client = client(server)) {
      Download.Result<Integer> result =
          client
              .file("1")
              .readWithReceipt(
                  given -> {
                    int sum = taken == 1 ? given.stream().read() & 0 | 1 : 0;
                    return taken == 1 ? sum : given.stream().readNBytes(taken).length;
                  },
                  DownloadOptions.defaults());

      assertThat(result.value()).isEqualTo(taken);
      DownloadReceipt receipt = result.receipt();
      assertThat(receipt.bytes()).isEqualTo(FILE.length);
      assertThat(receipt.sha256()).isEqualTo(sha256());
      assertThat(receipt.etag()).contains("\"v1\"");
      assertThat(receipt.resumes()).isEqualTo(1);
      assertThat(receipt.attempts()).isEqualTo(2);
      assertThat(receipt.file()).isEmpty();
    }
  }

  @Test
  void restThatIsNotWholeIsNoReceipt() throws Exception {
    try (var server = new ScriptedServer(x -> x.sendCut("", FILE, 200_000));
        var client = client(server)) {
      assertThatThrownBy(
              () ->
                  client
                      .file("1")
                      .readWithReceipt(
                          given -> given.stream().readNBytes(10), DownloadOptions.defaults()))
          .isInstanceOf(TransferException.class);
    }
  }

  @Test
  void whatTheReaderThrowsIsTheCause() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", FILE));
        var client = client(server)) {
      IOException full = new IOException("the other side is full");

      assertThatThrownBy(
              () ->
                  client
                      .file("1")
                      .readWithReceipt(
                          given -> {
                            throw full;
                          },
                          DownloadOptions.defaults()))
          .isInstanceOf(UncheckedIOException.class)
          .hasCause(full);
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** A server that repeats what it was sent tells the reader nothing of it. */
  @Test
  void readerIsGivenNoSecretThatTheServerRepeats() throws Exception {
    String key = TestClient.KEY.reveal();
    try (var server =
            new ScriptedServer(
                x ->
                    x.send(
                        "200 OK",
                        "ETag: \"%s\"\r\nContent-Type: text/%s\r\n".formatted(key, key)
                            + "Content-Disposition: attachment; filename=\"%s.csv\"\r\n"
                                .formatted(key),
                        FILE));
        var client = client(server)) {
      Download.Result<Content> result =
          client.file("1").readWithReceipt(given -> given, DownloadOptions.defaults());

      assertThat(result.toString()).doesNotContain(key);
      assertThat(result.value().etag()).isEmpty();
    }
  }

  private TestClient client(ScriptedServer server) {
    return new TestClient(server.url(), ClientSettings.builder().clock(time).sleeper(time).build());
  }

  private static String sha256() throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(FILE));
  }
}
