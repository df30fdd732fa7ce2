package dev.exportclients.core.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ResponseLimits;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Sleeper;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.TestClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseLimitsTest {
  private static final ResponseLimits DEFAULTS = ResponseLimits.defaults();
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final byte[] FILE = bytes();

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyOverTheLimitIsUnexpectedAndNamesIt(boolean ofKnownLength) throws Exception {
    byte[] list = list(DEFAULTS.maxBodySize() + 2);
    try (var server =
            new ScriptedServer(
                x -> {
                  if (ofKnownLength) {
                    x.send("200 OK", "Content-Type: application/json\r\n", list);
                  } else {
                    x.head("200 OK", "Content-Type: application/json\r\nConnection: close\r\n");
                    x.write(list, 0, list.length);
                    x.cut();
                  }
                });
        var client = client(server, DEFAULTS)) {
      var tooLarge = catchThrowableOfType(UnexpectedContentException.class, client::things);
      assertThat(tooLarge).hasMessageContaining("larger than the 4194304 bytes that maxBodySize");
      assertThat(tooLarge.status()).isEqualTo(200);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aBodyThatNeverEndsIsNotReadToItsEnd() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", "Transfer-Encoding: chunked\r\n");
                  while (true) {
                    x.out().write("8\r\n[[[[[[[[\r\n".getBytes());
                  }
                });
        var client = client(server, DEFAULTS.withMaxBodySize(100_000))) {
      assertThatThrownBy(client::things)
          .isInstanceOf(UnexpectedContentException.class)
          .hasMessageContaining("100000 bytes");
    }
  }

  @Test
  void aBodyAtTheLimitIsRead() throws Exception {
    byte[] list = list(50_000);
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", list));
        var client = client(server, DEFAULTS.withMaxBodySize(list.length))) {
      assertThat(client.things()).hasSize(50_000 / 2 - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{\"a\":",
        "[{\"a\":",
        "\"",
        "{\"",
        "1",
        "-1.",
        "1e",
        "{\"a\":\"",
        "[1,",
        " ",
        "\\"
      })
  void hostileJsonIsUnexpectedWhateverRepeatsInIt(String piece) throws Exception {
    byte[] body = piece.repeat(1_000_000 / piece.length()).getBytes();
    try (var server =
            new ScriptedServer(x -> x.send("200 OK", "Content-Type: application/json\r\n", body));
        var client = client(server, DEFAULTS)) {
      assertThatThrownBy(client::things).isInstanceOf(UnexpectedContentException.class);
    }
  }

  static Stream<String> heads() {
    return Stream.of(
        ("X: " + "y".repeat(60_000) + "\r\n").repeat(499),
        ("X: " + "y".repeat(60_000) + "\r\n").repeat(5),
        "X: " + "y".repeat(1_000_000) + "\r\n",
        "X: " + "y".repeat(70_000) + "\r\n",
        "X: 1\r\n".repeat(501),
        "X:\r\n".repeat(100_000),
        "X: 1\r\n" + " 2\r\n".repeat(100_000));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void aHeadOverTheLimitIsUnexpectedForAListAndAFile(String headers) throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", headers, "{}"));
        var client = client(server, DEFAULTS)) {
      List<ThrowingCallable> calls =
          List.of(client::things, () -> client.file("1").saveTo(folder.resolve("f")));
      for (ThrowingCallable call : calls) {
        assertThatThrownBy(call)
            .isInstanceOf(UnexpectedContentException.class)
            .hasMessageContaining("the headers of the response are too large");
      }
      assertThat(server.requests()).hasSize(calls.size());
      assertThat(folder).isEmptyDirectory();
    }
  }

  /** The run may exist; and the search for it meets the same. */
  @ParameterizedTest
  @MethodSource("heads")
  void aHeadOverTheLimitIsALostResponseOfAStart(String headers) throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", headers, "{}"));
        var client = client(server, DEFAULTS)) {
      assertThatThrownBy(client::start)
          .isInstanceOf(StartOutcomeUnknownException.class)
          .hasMessageContaining("the headers of the response are too large")
          .hasMessageContaining("may have reached the provider");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aStartsResponseThatTricklesIsALostOne() throws Exception {
    SlowReads reads = new SlowReads();
    reads.each = WINDOW;
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "[]"));
        var client = client(server, DEFAULTS.withMinimumSpeed(10_000, WINDOW), reads)) {
      assertThatThrownBy(client::start)
          .isInstanceOf(StartOutcomeUnknownException.class)
          .hasMessageContaining("test.start: too slow")
          .hasMessageContaining("it may have started a run, and is not sent again");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void theSizeOfAHeadIsASetting() throws Exception {
    String headers = ("X: " + "y".repeat(60_000) + "\r\n").repeat(10);
    try (var server = new ScriptedServer(x -> x.send("200 OK", headers, "{}"));
        var strict = client(server, DEFAULTS.withMaxHeadSize(100_000));
        var lenient = client(server, DEFAULTS.withMaxHeadSize(1_000_000))) {
      assertThatThrownBy(strict::things)
          .hasMessageContaining("more than the 100000 bytes that maxHeadSize allows");
      lenient.things();
      lenient.things();
    }
  }

  @Test
  void interimResponsesAreAPartOfTheHead() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  while (true) {
                    x.head("103 Early Hints", "Link: </x>\r\n");
                  }
                });
        var client = client(server, DEFAULTS)) {
      assertThatThrownBy(client::things)
          .isInstanceOf(UnexpectedContentException.class)
          .hasMessageContaining("maxHeadSize");
    }
  }

  @Test
  void aLargeBodyIsNoPartOfTheHead() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("103 Early Hints", "Link: </x>\r\n");
                  x.serve(FILE, "\"e\"");
                });
        var client = client(server, DEFAULTS.withMaxHeadSize(20_000))) {
      client.file("1").saveTo(folder.resolve("f"));
      client.file("1").saveTo(folder.resolve("g"));
    }
  }

  @Test
  void trailersAreFew() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", "Transfer-Encoding: chunked\r\n");
                  x.out().write("2\r\n{}\r\n0\r\n".getBytes());
                  x.out().write(("X: " + "y".repeat(60_000) + "\r\n").repeat(499).getBytes());
                  x.out().write("\r\n".getBytes());
                });
        var client = client(server, DEFAULTS)) {
      assertThatThrownBy(client::things).isInstanceOf(UnexpectedContentException.class);
    }
  }

  @Test
  void aFileMayBeLargerThanEveryLimit() throws Exception {
    try (var server = new ScriptedServer(x -> x.serve(FILE, "\"e\""));
        var client = client(server, new ResponseLimits(1000, 1000, 0, WINDOW))) {
      assertThat(client.file("1").saveTo(folder.resolve("f")).bytes()).isEqualTo(FILE.length);
    }
  }

  @Test
  void aFileThatTricklesEndsAtTheMinimumSpeedAndCanBeGoneOnWith() throws Exception {
    SlowReads reads = new SlowReads();
    try (var server = new ScriptedServer(x -> x.serve(FILE, "\"e\""));
        var slow = client(server, DEFAULTS.withMinimumSpeed(10_000, WINDOW), reads);
        var patient = client(server, DEFAULTS)) {
      DownloadOptions options =
          DownloadOptions.defaults()
              .onProgress((bytes, total) -> reads.each = bytes > 0 ? WINDOW : Duration.ZERO);
      assertThatThrownBy(() -> slow.file("1").saveTo(folder.resolve("f"), options))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("too slow")
          .hasMessageContaining("10000 bytes per second that minimumSpeed asks for");
      assertThat(server.requests()).hasSize(1);
      patient.file("1").saveTo(folder.resolve("f"));
      assertThat(server.requests().get(1).headers()).containsKey("range");
      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
    }
  }

  @Test
  void aListThatTricklesEndsAtTheMinimumSpeedToo() throws Exception {
    SlowReads reads = new SlowReads();
    reads.each = WINDOW;
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", list(100_000)));
        var client = client(server, DEFAULTS.withMinimumSpeed(10_000, WINDOW), reads)) {
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("too slow");
    }
  }

  @Test
  void withoutAMinimumNoSpeedIsTooLow() throws Exception {
    SlowReads reads = new SlowReads();
    reads.each = Duration.ofDays(1);
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", list(100_000)));
        var client = client(server, DEFAULTS, reads)) {
      assertThat(client.things()).isNotEmpty();
    }
  }

  @Test
  void theWorkBetweenTwoReadsIsNotTheServers() throws Exception {
    try (var server = new ScriptedServer(x -> x.serve(FILE, "\"e\""));
        var client = client(server, DEFAULTS.withMinimumSpeed(1_000_000_000, WINDOW))) {
      DownloadOptions slowly =
          DownloadOptions.defaults().onProgress((bytes, total) -> time.advance(WINDOW));
      client.file("1").saveTo(folder.resolve("f"), slowly);
      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
    }
  }

  @Test
  void whatComesBeforeTheFirstByteDoesNotCount() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  time.advance(Duration.ofMinutes(5));
                  x.serve(FILE, "\"e\"");
                });
        var client = client(server, DEFAULTS.withMinimumSpeed(100_000, WINDOW))) {
      client.file("1").saveTo(folder.resolve("f"));
    }
  }

  @Test
  void slowResponsesToEachRangeCount() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  time.advance(Duration.ofSeconds(10));
                  int start = x.rangeStart();
                  int end = Math.min(FILE.length, start + 70_000);
                  String headers = "ETag: \"e\"\r\n";
                  if (start == 0) {
                    x.sendCut(headers, FILE, end);
                  } else {
                    String range = "bytes " + start + "-" + (end - 1) + "/" + FILE.length;
                    byte[] part = Arrays.copyOfRange(FILE, start, end);
                    x.send("206 P", headers + "Content-Range: " + range + "\r\n", part);
                  }
                });
        var fast = client(server, DEFAULTS.withMinimumSpeed(10_000, WINDOW));
        var slow = client(server, DEFAULTS.withMinimumSpeed(5_000, WINDOW))) {
      assertThatThrownBy(() -> fast.file("1").saveTo(folder.resolve("f")))
          .hasMessageContaining("too slow");
      slow.file("1").saveTo(folder.resolve("f"));
    }
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMaxBodySize(0));
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMaxHeadSize(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMinimumSpeed(-1, WINDOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withMinimumSpeed(1, Duration.ZERO));
  }

  /** Lets each read take so long. */
  private static final class SlowReads implements Sleeper {
    private volatile Duration each = Duration.ZERO;
    private long nanos;

    @Override
    public void sleep(Duration duration) {}

    @Override
    public long nanoTime() {
      return nanos += each.toNanos();
    }
  }

  private static byte[] list(int size) {
    byte[] list = "1,".repeat(size / 2).getBytes();
    list[0] = '[';
    list[1] = ' ';
    list[list.length - 1] = ']';
    return list;
  }

  private TestClient client(ScriptedServer server, ResponseLimits limits) {
    return client(server, limits, time);
  }

  private TestClient client(ScriptedServer server, ResponseLimits limits, Sleeper sleeper) {
    return new TestClient(
        server.url(),
        ClientSettings.builder().clock(time).sleeper(sleeper).responseLimits(limits).build());
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[400_000];
    new Random(13).nextBytes(bytes);
    return bytes;
  }
}
