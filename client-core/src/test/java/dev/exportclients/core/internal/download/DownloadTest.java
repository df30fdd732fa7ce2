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
import dev.exportclients.core.ScriptedServer.Script;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final byte[] FILE = bytes(3_000_000);

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();

  @Test
  void savesTheFileUnderTheServersNameWithItsHash() throws Exception {
    try (var server =
            new ScriptedServer(
                x ->
                    x.send(
                        "200 OK",
                        "ETag: \"v1\"\r\nContent-Type: text/csv; charset=utf-8\r\n"
                            + "Content-Disposition: attachment; filename=\"../../a b.csv\"\r\n",
                        FILE));
        var client = client(server)) {
      DownloadReceipt receipt = client.file("1").saveTo(folder);

      assertThat(receipt.file()).contains(folder.toRealPath().resolve("a b.csv"));
      assertThat(Files.readAllBytes(folder.resolve("a b.csv"))).isEqualTo(FILE);
      assertThat(receipt.sha256()).isEqualTo(sha256(FILE));
      assertThat(receipt.bytes()).isEqualTo(FILE.length);
      assertThat(receipt.attempts()).isEqualTo(1);
      assertThat(receipt.mediaType()).contains("text/csv");
      assertThat(receipt.etag()).contains("\"v1\"");
      assertThat(receipt.warnings()).isEmpty();
      assertThat(names()).containsExactly("a b.csv");
    }
  }

  @Test
  void goesOnWhereItBrokeAndMovesEachByteOnce() throws Exception {
    try (var server =
            new ScriptedServer(
                Script.cutFirst(
                    FILE, "ETag: \"v1\"\r\n", 1_700_000, x -> x.serve(FILE, "\"v1\"")));
        var client = client(server)) {
      DownloadReceipt receipt = client.file("1").saveTo(folder.resolve("f"));

      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
      assertThat(receipt.sha256()).isEqualTo(sha256(FILE));
      assertThat(receipt.attempts()).isEqualTo(2);
      assertThat(receipt.resumes()).isEqualTo(1);
      assertThat(server.requests().get(1).headers())
          .containsEntry("range", "bytes=1700000-")
          .containsEntry("if-range", "\"v1\"");
    }
  }

  @Test
  void goesOnInALaterCallFromThePartThatABreakLeft() throws Exception {
    try (var server =
            new ScriptedServer(
                Script.cutFirst(
                    FILE, "ETag: \"v1\"\r\n", 2_000_000, x -> x.serve(FILE, "\"v1\"")));
        var once = client(server, RetryPolicy.none());
        var again = client(server)) {
      Path target = folder.resolve("f");
      assertThatThrownBy(() -> once.file("1").saveTo(target)).isInstanceOf(TransferException.class);
      assertThat(names()).noneMatch(name -> name.equals("f")).hasSize(2);

      DownloadReceipt receipt = again.file("1").saveTo(target);

      assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
      assertThat(receipt.sha256()).isEqualTo(sha256(FILE));
      assertThat(server.requests().get(1).headers()).containsEntry("range", "bytes=2000000-");
      assertThat(names()).containsExactly("f");
    }
  }

  @Test
  void startsOverWhenTheObjectHasChanged() throws Exception {
    byte[] other = bytes(1_000_000);
    try (var server =
            new ScriptedServer(
                Script.cutFirst(
                    FILE, "ETag: \"v1\"\r\n", 2_000_000, x -> x.serve(other, "\"v2\"")));
        var client = client(server)) {
      DownloadReceipt receipt = client.file("1").saveTo(folder.resolve("f"));

      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(other);
      assertThat(receipt.sha256()).isEqualTo(sha256(other));
      assertThat(receipt.etag()).contains("\"v2\"");
    }
  }

  @Test
  void refusesToMixWhenASinkCantTakeBytesBack() throws Exception {
    try (var server =
            new ScriptedServer(
                Script.cutFirst(
                    FILE, "ETag: \"v1\"\r\n", 2_000_000, x -> x.serve(FILE, "\"v2\"")));
        var client = client(server)) {
      var sink = new ByteArrayOutputStream();

      assertThatThrownBy(() -> client.file("1").copyTo(sink, DownloadOptions.defaults()))
          .isInstanceOf(TransferException.class);
      assertThat(sink.toByteArray()).isEqualTo(Arrays.copyOf(FILE, sink.size()));
    }
  }

  @Test
  void leavesNothingBehindWhenWhatCameCantBeResumed() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.sendCut("", FILE, 2_000_000);
                });
        var client = client(server, RetryPolicy.defaults().withRetries(2))) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(TransferException.class);

      assertThat(names()).isEmpty();
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void keepsWhatStoodUnderTheNameBefore() throws Exception {
    Files.writeString(folder.resolve("f"), "old");
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", FILE));
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(LocalFileException.class)
          .hasMessageContaining("exists");
      assertThat(server.requests()).isEmpty();
      assertThat(folder.resolve("f")).hasContent("old");

      client.file("1").saveTo(folder.resolve("f"), DownloadOptions.defaults().overwrite(true));
      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
    }
  }

  @Test
  void refusesASignInPage() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> x.send("200 OK", "Content-Type: text/csv\r\n", "<!DOCTYPE html><p>Sign in"));
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(UnexpectedContentException.class)
          .hasMessageContaining("Sign in");
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void warnsOfABodyThatOnlyTheClosingConnectionEnds() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", "");
                  x.write(FILE, 0, 100_000);
                  x.cut();
                });
        var client = client(server)) {
      DownloadReceipt receipt = client.file("1").saveTo(folder.resolve("f"));

      assertThat(receipt.warnings()).containsExactly(DownloadWarning.UNVERIFIED_LENGTH);
      assertThat(receipt.bytes()).isEqualTo(100_000);
    }
  }

  @Test
  void givesUpAStalledBodyAtTheIdleLimit() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", "Content-Length: " + FILE.length + "\r\n");
                  x.write(FILE, 0, 1_000_000);
                  x.socket().getInputStream().read();
                });
        var client =
            new TestClient(
                server.url(),
                settings()
                    .retryPolicy(RetryPolicy.none())
                    .idleTimeout(Duration.ofMillis(200))
                    .build())) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("timed out");
    }
  }

  @Test
  void endsAtTheDeadlineThoughBytesTrickle() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", "Content-Length: " + FILE.length + "\r\n");
                  for (int i = 0; i < 1000; i++) {
                    x.write(FILE, i, i + 1);
                    x.socket().setSoTimeout(20);
                    try {
                      x.socket().getInputStream().read();
                    } catch (java.net.SocketTimeoutException trickle) {
                      continue;
                    }
                  }
                });
        var client =
            new TestClient(server.url(), settings().deadline(Duration.ofMillis(300)).build())) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("deadline");
    }
  }

  @Test
  void anInterruptEndsAStalledTransferAtOnceAndKeepsTheFlag() throws Exception {
    Thread downloading = Thread.currentThread();
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", "Content-Length: " + FILE.length + "\r\n");
                  x.write(FILE, 0, 1_000_000);
                  downloading.interrupt();
                  x.socket().getInputStream().read();
                });
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void aThreadThatIsInterruptedAlreadySendsNothing() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "x"));
        var client = client(server)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void encodesAwkwardIdsOnce() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "x"));
        var client = client(server)) {
      client.file("a b/50%25+{x}é~", "1+1=2&3 {y}%").read(c -> c.stream().readAllBytes(), opts());

      assertThat(server.requests().get(0).path())
          .isEqualTo("/files/a%20b%2F50%2525%2B%7Bx%7D%C3%A9~?note=1%2B1%3D2%263%20%7By%7D%25");
    }
  }

  @Test
  void takesNoResponseThatItDidNotAskFor() throws Exception {
    String surplus = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", "Content-Length: 4\r\n");
                  x.out().write(("good" + surplus).getBytes());
                  x.out().flush();
                });
        var client = client(server)) {
      for (int i = 0; i < 5; i++) {
        byte[] content = client.file("1").read(c -> c.stream().readAllBytes(), opts());
        assertThat(new String(content)).isEqualTo("good");
      }
    }
  }

  @Test
  void aWaitDoesNotBoundTheTransferThatFollows() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.head("200 OK", "ETag: \"e\"\r\nContent-Length: " + FILE.length + "\r\n");
                    x.write(FILE, 0, 700_000);
                    time.advance(Duration.ofMinutes(31));
                    x.cut();
                  } else {
                    x.serve(FILE, "\"e\"");
                  }
                });
        var client = client(server)) {
      client
          .file("1")
          .saveTo(
              folder.resolve("f"), DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(30)));
      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
    }
  }

  private static DownloadOptions opts() {
    return DownloadOptions.defaults();
  }

  private ClientSettings.Builder settings() {
    return ClientSettings.builder().clock(time).sleeper(time);
  }

  private TestClient client(ScriptedServer server) {
    return client(server, RetryPolicy.defaults());
  }

  private TestClient client(ScriptedServer server, RetryPolicy retries) {
    return new TestClient(server.url(), settings().retryPolicy(retries).build());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
