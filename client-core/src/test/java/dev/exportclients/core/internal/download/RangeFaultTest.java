package dev.exportclients.core.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.ScriptedServer.Exchange;
import dev.exportclients.core.ScriptedServer.Script;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that lie about ranges, validators and codings. */
class RangeFaultTest {
  private static final byte[] FILE = bytes();
  private static final int HALF = 1_000_000;
  private static final String DATES =
      "Last-Modified: Mon, 23 Nov 2026 08:00:00 GMT\r\nDate: Mon, 23 Nov 2026 10:00:00 GMT\r\n";

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();

  @Test
  void startsOverAfterA206WithAnotherStart() throws Exception {
    startsOverAfter(x -> partial(x, "bytes 0-1999999/2000000", "\"e\"", FILE));
  }

  @Test
  void startsOverAfterA206OfAnotherSize() throws Exception {
    startsOverAfter(x -> partial(x, "bytes 1000000-1999999/2999999", "\"e\"", half()));
  }

  @Test
  void startsOverAfterA206WithAnotherValidator() throws Exception {
    startsOverAfter(x -> partial(x, "bytes 1000000-1999999/2000000", "\"other\"", half()));
    String two = "\"e\"\r\nETag: \"other\"";
    startsOverAfter(x -> partial(x, "bytes 1000000-1999999/2000000", two, half()));
  }

  @Test
  void startsOverAfterA206ThatRepeatsNoValidator() throws Exception {
    startsOverAfter(
        x -> x.send("206 Partial", "Content-Range: bytes 1000000-1999999/2000000\r\n", other()));
  }

  @Test
  void startsOverAfterA206OfAnotherDate() throws Exception {
    startsOverAfter(
        x ->
            x.send(
                "206 Partial",
                "ETag: \"e\"\r\nLast-Modified: Mon, 23 Nov 2026 09:00:00 GMT\r\n"
                    + "Content-Range: bytes 1000000-1999999/2000000\r\n",
                other()),
        "ETag: \"e\"\r\n" + DATES);
    startsOverAfter(
        x ->
            x.send(
                "206 Partial",
                "ETag: W/\"e\"\r\nLast-Modified: Mon, 23 Nov 2026 09:00:00 GMT\r\n"
                    + "Content-Range: bytes 1000000-1999999/2000000\r\n",
                other()),
        "ETag: W/\"e\"\r\n" + DATES);
  }

  @Test
  void startsOverAfterA206LongerThanItSays() throws Exception {
    startsOverAfter(
        x -> {
          x.head(
              "206 Partial",
              "ETag: \"e\"\r\nContent-Range: bytes 1000000-1000099/2000000\r\n"
                  + "Transfer-Encoding: chunked\r\n");
          x.out().write((Integer.toHexString(HALF) + "\r\n").getBytes());
          x.write(other(), 0, HALF);
          x.out().write("\r\n0\r\n\r\n".getBytes());
        });
  }

  @Test
  void paysOneByteForABodyThatLacksOnlyItsEnd() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.head("200 OK", "ETag: \"e\"\r\nTransfer-Encoding: chunked\r\n");
                    x.out().write((Integer.toHexString(FILE.length) + "\r\n").getBytes());
                    x.write(FILE, 0, FILE.length);
                    x.out().write("\r\n".getBytes());
                    x.cut();
                  } else {
                    x.serve(FILE, "\"e\"");
                  }
                });
        var client = client(server)) {
      assertSaved(client);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1).headers()).containsEntry("range", "bytes=1999999-");
    }
  }

  @Test
  void aSinkGetsTheWholeOfABodyThatLacksOnlyItsEnd() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.head("200 OK", "ETag: \"e\"\r\nTransfer-Encoding: chunked\r\n");
                    x.out().write((Integer.toHexString(FILE.length + 1) + "\r\n").getBytes());
                    x.write(FILE, 0, FILE.length);
                    x.cut();
                  } else {
                    x.serve(FILE, "\"e\"");
                  }
                });
        var client = client(server)) {
      ByteArrayOutputStream sink = new ByteArrayOutputStream();
      client.file("1").copyTo(sink, DownloadOptions.defaults());
      assertThat(sink.toByteArray()).isEqualTo(FILE);
    }
  }

  @Test
  void keepsItsPartWhenASignInPageComesInstead() throws Exception {
    Path target = folder.resolve("f");
    try (var server =
            new ScriptedServer(
                x -> {
                  switch (x.number()) {
                    case 1 -> breakHalfWay(x, "ETag: \"e\"\r\n");
                    case 2, 3 -> x.send("200 OK", "", "<html>Sign in, please</html>");
                    default -> x.serve(FILE, "\"e\"");
                  }
                });
        var client = impatient(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(target))
          .isInstanceOf(TransferException.class);
      assertThatThrownBy(() -> client.file("1").saveTo(target))
          .isInstanceOf(UnexpectedContentException.class);
      client.file("1").saveTo(target);
      assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
      assertThat(server.requests().get(3).headers()).containsEntry("range", "bytes=1000000-");
    }
  }

  @Test
  void looksForASignInPageThoughAPartOfOneByteIsThere() throws Exception {
    Path target = folder.resolve("f");
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.send("200 OK", "ETag: \"e\"\r\n", "1");
                  } else {
                    x.send("200 OK", "", "<html>Sign in, please</html>");
                  }
                });
        var client = client(server)) {
      // Complete, but its name was taken meanwhile: the part stays.
      assertThatThrownBy(
              () ->
                  client
                      .file("1")
                      .saveTo(
                          target,
                          DownloadOptions.defaults().onProgress((done, total) -> take(target))))
          .isInstanceOf(LocalFileException.class);
      Files.delete(target);
      assertThatThrownBy(() -> client.file("1").saveTo(target))
          .isInstanceOf(UnexpectedContentException.class);
      assertThat(target).doesNotExist();
    }
  }

  @Test
  void startsOverAfterA206WithoutItsRange() throws Exception {
    startsOverAfter(x -> x.send("206 Partial", "ETag: \"e\"\r\n", half()));
  }

  @Test
  void startsOverAfterSeveralRangesAtOnce() throws Exception {
    startsOverAfter(
        x ->
            x.send(
                "206 Partial",
                "Content-Type: multipart/byteranges; boundary=x\r\n",
                "--x\r\n\r\n"));
  }

  @Test
  void startsOverWhenTheRangeIsRefused() throws Exception {
    startsOverAfter(x -> x.send("416 Range", "Content-Range: bytes */2000000\r\n", ""));
  }

  @Test
  void takesA200ToARangeAsANewBeginning() throws Exception {
    try (var server =
            new ScriptedServer(
                Script.cutFirst(
                    FILE,
                    "ETag: \"e\"\r\n",
                    HALF,
                    x -> x.send("200 OK", "ETag: \"e\"\r\n", FILE)));
        var client = client(server)) {
      assertSaved(client);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void goesOnByADateThatIsOldEnough() throws Exception {
    try (var server =
            new ScriptedServer(
                Script.cutFirst(
                    FILE,
                    DATES,
                    HALF,
                    x ->
                        x.send(
                            "206 P",
                            DATES + "Content-Range: bytes 1000000-1999999/2000000\r\n",
                            half())));
        var client = client(server)) {
      assertSaved(client);
      assertThat(server.requests().get(1).headers())
          .containsEntry("if-range", "Mon, 23 Nov 2026 08:00:00 GMT");
    }
  }

  @Test
  void asksForNoRangeWhereNothingProvesTheSameObject() throws Exception {
    String fresh =
        "Last-Modified: Mon, 23 Nov 2026 10:00:00 GMT\r\nDate: Mon, 23 Nov 2026 10:00:00 GMT\r\n";
    for (String headers :
        new String[] {
          "", "ETag: W/\"weak\"\r\n", fresh, "ETag: \"e\"\r\nAccept-Ranges: none\r\n"
        }) {
      try (var server =
              new ScriptedServer(
                  Script.cutFirst(FILE, headers, HALF, x -> x.send("200 OK", headers, FILE)));
          var client = client(server)) {
        assertSaved(client);
        assertThat(server.requests().get(1).headers()).doesNotContainKey("range");
      }
    }
  }

  @Test
  void doesNotResumeWhenToldNotTo() throws Exception {
    try (var server =
            new ScriptedServer(
                Script.cutFirst(FILE, "ETag: \"e\"\r\n", HALF, x -> x.serve(FILE, "\"e\"")));
        var client = client(server)) {
      client.file("1").saveTo(folder.resolve("f"), DownloadOptions.defaults().resume(false));
      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
      assertThat(server.requests().get(1).headers()).doesNotContainKey("range");
    }
  }

  @Test
  void goesOnWhenA206IsShorterThanTheRest() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  int start = x.rangeStart();
                  if (start == 0) {
                    breakHalfWay(x, "ETag: \"e\"\r\n");
                  } else {
                    int end = Math.min(FILE.length, start + 400_000);
                    partial(
                        x,
                        "bytes " + start + "-" + (end - 1) + "/" + FILE.length,
                        "\"e\"",
                        Arrays.copyOfRange(FILE, start, end));
                  }
                });
        var client = client(server)) {
      assertSaved(client);
    }
  }

  @Test
  void goesOnWithAnEntityTagOfAnyCharacters() throws Exception {
    String tag = "\"a,b{c}%20 d\"";
    try (var server =
            new ScriptedServer(
                Script.cutFirst(FILE, "ETag: " + tag + "\r\n", HALF, x -> x.serve(FILE, tag)));
        var client = client(server)) {
      assertSaved(client);
      assertThat(server.requests().get(1).headers()).containsEntry("if-range", tag);
    }
  }

  @Test
  void decodesAGzipThatNobodyAskedFor() throws Exception {
    byte[] coded = gzip(FILE);
    try (var server =
            new ScriptedServer(
                x -> x.send("200 OK", "Content-Encoding: gzip\r\nETag: \"e\"\r\n", coded));
        var client = client(server)) {
      DownloadReceipt receipt = assertSaved(client);
      assertThat(receipt.warnings()).containsExactly(DownloadWarning.DECODED_GZIP);
      assertThat(server.requests().get(0).headers()).containsEntry("accept-encoding", "identity");
    }
  }

  @Test
  void startsAGzipOverWhenItBreaks() throws Exception {
    byte[] coded = gzip(FILE);
    try (var server =
            new ScriptedServer(
                x -> {
                  String headers = "Content-Encoding: gzip\r\nETag: \"e\"\r\n";
                  if (x.number() == 1) {
                    x.sendCut(headers, coded, coded.length / 2);
                  } else {
                    x.send("200 OK", headers, coded);
                  }
                });
        var client = client(server)) {
      assertSaved(client);
      assertThat(server.requests().get(1).headers()).doesNotContainKey("range");
    }
  }

  @Test
  void doesNotTakeATruncatedGzipForWhole() throws Exception {
    byte[] cut = Arrays.copyOf(gzip(FILE), 500_000);
    try (var server = new ScriptedServer(x -> x.send("200 OK", "Content-Encoding: gzip\r\n", cut));
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(TransferException.class);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void refusesACodingItCantRead() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "Content-Encoding: br\r\n", FILE));
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(UnexpectedContentException.class)
          .hasMessageContaining("'br'");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void refusesA204AndA202ForAFile() throws Exception {
    for (String status : new String[] {"204 No Content", "202 Accepted"}) {
      try (var server = new ScriptedServer(x -> x.send(status, "", ""));
          var client = client(server)) {
        assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
            .isInstanceOf(UnexpectedContentException.class);
      }
    }
  }

  @Test
  void aChunkedBodyMustEndProperly() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", "Transfer-Encoding: chunked\r\n");
                  x.out().write("186A0\r\n".getBytes());
                  x.write(FILE, 0, 100_000);
                  x.out().write("\r\n".getBytes());
                  x.cut();
                });
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(TransferException.class);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void decodesEveryMemberOfAGzip() throws Exception {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    for (int from = 0; from < FILE.length; from += 250_000) {
      try (GZIPOutputStream member = new GZIPOutputStream(coded)) {
        member.write(FILE, from, 250_000);
      }
    }
    byte[] members = coded.toByteArray();
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head(
                      "200 OK",
                      "Content-Encoding: gzip\r\nContent-Length: " + members.length + "\r\n");
                  for (int at = 0; at < members.length; at += 50_000) {
                    x.write(members, at, Math.min(members.length, at + 50_000));
                  }
                });
        var client = client(server)) {
      client.file("1").saveTo(folder.resolve("f"));
      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
    }
  }

  @Test
  void continuesWithNoOtherCodingAndNoUnknownEnd() throws Exception {
    for (String partial :
        List.of(
            "Content-Encoding: gzip\r\nContent-Range: bytes 699999-1999999/2000000\r\n",
            "Content-Range: bytes 699999-1999999/*\r\n")) {
      try (var server =
              new ScriptedServer(
                  x -> {
                    if (x.number() == 1) {
                      x.head("200 OK", "ETag: \"e\"\r\nTransfer-Encoding: chunked\r\n");
                      x.out().write("AAE61\r\n".getBytes());
                      x.write(FILE, 0, 700_000);
                      x.cut();
                    } else if (x.number() == 2) {
                      x.head("206 P", "ETag: \"e\"\r\n" + partial);
                      x.write(FILE, 699_999, 800_000);
                      x.cut();
                    } else {
                      x.send("200 OK", "ETag: \"e\"\r\n", FILE);
                    }
                  });
          var client = client(server)) {
        Path target = folder.resolve("f" + partial.length());
        client.file("1").saveTo(target);
        assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
        assertThat(server.requests()).hasSize(3);
      }
    }
  }

  @Test
  void keepsTheNameThatA206DoesNotRepeat() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.head(
                        "200 OK",
                        "ETag: \"e\"\r\nContent-Disposition: attachment; filename=named.csv\r\n"
                            + "Content-Length: "
                            + FILE.length
                            + "\r\n");
                    x.write(FILE, 0, 700_000);
                    x.cut();
                  } else {
                    x.serve(FILE, "\"e\"");
                  }
                });
        var once = impatient(server)) {
      assertThatThrownBy(() -> once.file("1").saveTo(folder)).isNotNull();
      assertThat(once.file("1").saveTo(folder).file().orElseThrow()).hasFileName("named.csv");
    }
  }

  @Test
  void startsOverAfterAGzipThatEndsInItsHeader() throws Exception {
    startsOverAfter(x -> x.send("200 OK", "Content-Encoding: gzip\r\n", new byte[] {0x1f}));
  }

  @Test
  void looksForASignInPageAfterAGzipThatEndsInItsHeader() throws Exception {
    Path target = folder.resolve("f");
    try (var server =
            new ScriptedServer(
                x -> {
                  switch (x.number()) {
                    case 1 -> breakHalfWay(x, "ETag: \"e\"\r\n");
                    case 2 -> x.send("200 OK", "Content-Encoding: gzip\r\n", new byte[] {0x1f});
                    default -> x.send("200 OK", "", "<html>Sign in, please</html>");
                  }
                });
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(target))
          .isInstanceOf(UnexpectedContentException.class);
      assertThat(target).doesNotExist();
    }
  }

  private interface Fault {
    void respond(Exchange exchange) throws IOException;
  }

  private void startsOverAfter(Fault fault) throws Exception {
    startsOverAfter(fault, "ETag: \"e\"\r\n");
  }

  private void startsOverAfter(Fault fault, String validators) throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  switch (x.number()) {
                    case 1 -> breakHalfWay(x, validators);
                    case 2 -> fault.respond(x);
                    default -> x.send("200 OK", "ETag: \"e\"\r\n", FILE);
                  }
                });
        var client = client(server)) {
      assertSaved(client);
      assertThat(server.requests().get(1).headers()).containsKey("range");
      assertThat(server.requests().get(2).headers()).doesNotContainKey("range");
    }
  }

  private DownloadReceipt assertSaved(TestClient client) throws IOException {
    Path target = folder.resolve("f");
    Files.deleteIfExists(target);
    DownloadReceipt receipt = client.file("1").saveTo(target);
    assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target));
    return receipt;
  }

  private static void breakHalfWay(Exchange x, String headers) throws IOException {
    x.sendCut(headers, FILE, HALF);
  }

  private static void partial(Exchange x, String range, String etag, byte[] body)
      throws IOException {
    x.send("206 Partial", "ETag: " + etag + "\r\nContent-Range: " + range + "\r\n", body);
  }

  private static void take(Path file) {
    try {
      Files.writeString(file, "mine");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Bytes of another object. */
  private static byte[] other() {
    return new byte[HALF];
  }

  private static byte[] half() {
    return Arrays.copyOfRange(FILE, HALF, FILE.length);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
      gzip.write(bytes);
    }
    return coded.toByteArray();
  }

  /** Without retries. */
  private TestClient impatient(ScriptedServer server) {
    return new TestClient(
        server.url(),
        ClientSettings.builder().clock(time).sleeper(time).retryPolicy(RetryPolicy.none()).build());
  }

  private TestClient client(ScriptedServer server) {
    return new TestClient(server.url(), ClientSettings.builder().clock(time).sleeper(time).build());
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[2 * HALF];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
