package dev.exportclients.core.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ContentReader;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.ScriptedServer.Script;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.DestinationException.Reason;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.TestClient;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that goes to another place than the file system: whole or not at all there, too. */
class DestinationTest {
  private static final byte[] FILE = new byte[300_000];
  private static final DownloadOptions OPTIONS = DownloadOptions.defaults();
  private static final DestinationException FULL =
      new DestinationException("full", Reason.UNAVAILABLE, "memory://m/", null);

  static {
    new Random(12).nextBytes(FILE);
  }

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();
  private final MemoryDestination memory = new MemoryDestination();

  @Test
  void getsTheWholeFileAndSaysWhereItIs() throws Exception {
    String headers = "Content-Disposition: attachment; filename=\"../a b.csv\"\r\n";
    try (var server = new ScriptedServer(x -> x.send("200 OK", headers, FILE));
        var client = client(server)) {
      Download.Stored stored = client.file("1").saveTo(memory, OPTIONS);

      assertThat(memory.files).containsOnlyKeys("a b.csv");
      assertThat(memory.files.get("a b.csv")).isEqualTo(FILE);
      assertThat(stored.location()).isEqualTo("memory://m/a b.csv");
      assertThat(stored.receipt().bytes()).isEqualTo(FILE.length);
      assertThat(stored.receipt().sha256()).isEqualTo(sha256(FILE));
      assertThat(stored.receipt().file()).isEmpty();
    }
  }

  @Test
  void isToldWhatIsKnownOfTheFileBeforeItsFirstByte() throws Exception {
    List<IncomingFile> told = new ArrayList<>();
    Destination place =
        new MemoryDestination() {
          @Override
          public Upload begin(IncomingFile file) {
            told.add(file);
            return super.begin(file);
          }
        };
    try (var server =
            new ScriptedServer(
                x -> x.send("200 OK", "Content-Type: Text/CSV; charset=utf-8\r\n", FILE));
        var client = client(server)) {
      client.file("1").saveTo(place, OPTIONS.overwrite(true).deadline(Duration.ofMinutes(2)));

      IncomingFile file = told.get(0);
      assertThat(file.name()).isEqualTo("file-1.csv");
      assertThat(file.mediaType()).contains("text/csv");
      assertThat(file.length()).isEqualTo(OptionalLong.of(FILE.length));
      assertThat(file.overwrite()).isTrue();
      assertThat(file.timeLeft()).contains(Duration.ofMinutes(2));
    }
  }

  @Test
  void breakIsResumed() throws Exception {
    Script rest = x -> x.serve(FILE, "\"v1\"");
    try (var server = new ScriptedServer(Script.cutFirst(FILE, "ETag: \"v1\"\r\n", 200_000, rest));
        var client = client(server)) {
      DownloadReceipt receipt = client.file("1").saveTo(memory, OPTIONS).receipt();

      assertThat(memory.files.get("file-1")).isEqualTo(FILE);
      assertThat(receipt.resumes()).isEqualTo(1);
      assertThat(server.requests().get(1).headers()).containsKey("range");
    }
  }

  @Test
  void breakThatCantBeResumedLeavesNothing() throws Exception {
    try (var server =
            new ScriptedServer(Script.cutFirst(FILE, "", 200_000, x -> x.serve(FILE, "\"v2\"")));
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(memory, OPTIONS))
          .isInstanceOf(TransferException.class);

      assertThat(memory.files).isEmpty();
      assertThat(memory.aborted).containsExactly("file-1");
    }
  }

  @Test
  void signInPageIsNotEvenBegun() throws Exception {
    String page = "<!DOCTYPE html><html><body>Sign in</body></html>";
    try (var server =
            new ScriptedServer(x -> x.send("200 OK", "Content-Type: text/html\r\n", page));
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(memory, OPTIONS))
          .isInstanceOf(UnexpectedContentException.class);

      assertThat(memory.files).isEmpty();
      assertThat(memory.aborted).isEmpty();
    }
  }

  @Test
  void whatIsTakenIsRefusedBeforeAnythingIsSent() throws Exception {
    Destination taken =
        new MemoryDestination() {
          @Override
          public void check(boolean overwrite) {
            throw FULL;
          }
        };
    try (var server = new ScriptedServer(x -> x.serve(FILE, "\"v1\""));
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(taken, OPTIONS)).isSameAs(FULL);

      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void itsFailureIsNotRetriedAsIfItWereTheProviders() throws Exception {
    try (var server = new ScriptedServer(x -> x.serve(FILE, "\"v1\""));
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(failing(true), OPTIONS)).isSameAs(FULL);
      assertThatThrownBy(() -> client.file("1").saveTo(failing(false), OPTIONS)).isSameAs(FULL);

      assertThat(server.requests()).hasSize(2);
      assertThat(memory.files).isEmpty();
      assertThat(memory.aborted).hasSize(2);
    }
  }

  /** In the middle, or at the end. */
  private Destination failing(boolean early) {
    return new MemoryDestination() {
      @Override
      public Upload begin(IncomingFile file) {
        Upload upload = memory.begin(file);
        return new Upload() {
          @Override
          public void write(byte[] bytes, int offset, int length) {
            if (early) {
              throw FULL;
            }
            upload.write(bytes, offset, length);
          }

          @Override
          public String commit(String sha256) {
            throw FULL;
          }

          @Override
          public void abort() {
            upload.abort();
          }
        };
      }
    };
  }

  @Test
  void inTheFileSystemAnotherCallGoesOnWithThePart() throws Exception {
    Script broken = x -> x.send("503 Down", "", "");
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.sendCut("ETag: \"v1\"\r\n", FILE, 200_000);
                  } else if (x.request().headers().containsKey("x-fixed") || x.number() > 8) {
                    x.serve(FILE, "\"v1\"");
                  } else {
                    broken.respond(x);
                  }
                });
        var client = client(server)) {
      Destination place = FileDestination.to(folder.resolve("a.csv"));
      assertThatThrownBy(() -> client.file("1").saveTo(place, OPTIONS)).isNotNull();
      DownloadReceipt receipt = null;
      for (int call = 0; receipt == null; call++) {
        assertThat(call).isLessThan(8);
        try {
          Download.Stored stored = client.file("1").saveTo(place, OPTIONS);
          receipt = stored.receipt();
          assertThat(stored.location()).isEqualTo(folder.resolve("a.csv").toString());
        } catch (RuntimeException down) {
          // Another call goes on.
        }
      }
      assertThat(receipt.resumes()).isEqualTo(1);
      assertThat(folder.resolve("a.csv")).hasBinaryContent(FILE);
    }
  }

  @Test
  void folderOfTheFileSystemIsMade() throws Exception {
    try (var server = new ScriptedServer(x -> x.serve(FILE, "\"v1\""));
        var client = client(server)) {
      Download.Stored stored =
          client.file("1").saveTo(FileDestination.into(folder.resolve("x/y")), OPTIONS);

      assertThat(Path.of(stored.location())).isEqualTo(folder.resolve("x/y/file-1.csv"));
      assertThat(Path.of(stored.location())).hasBinaryContent(FILE);
    }
  }

  @Test
  void whatIsWrittenIntoTheFileSystemIsWholeOrAbsent() throws Exception {
    Destination place = FileDestination.into(folder.resolve("new"));
    byte[] text = "one,two".getBytes(UTF_8);
    try (Upload upload = place.begin(() -> "a.csv")) {
      upload.write(text, 0, 4);
      assertThat(folder.resolve("new/a.csv")).doesNotExist();
      upload.write(text, 4, 3);
      assertThat(upload.commit(sha256(text))).isEqualTo(folder.resolve("new/a.csv").toString());
    }
    assertThat(folder.resolve("new/a.csv")).hasContent("one,two");
    try (Upload upload = place.begin(() -> "b.csv")) {
      upload.write(text, 0, 4);
    }
    try (Upload late = place.begin(() -> "c.csv")) {
      late.write(text, 0, 4);
      Files.writeString(folder.resolve("new/c.csv"), "another's");
      assertThatThrownBy(() -> late.commit(sha256(text))).isInstanceOf(LocalFileException.class);
    }
    assertThat(folder.resolve("new/c.csv")).hasContent("another's");
    Files.delete(folder.resolve("new/c.csv"));
    assertThatThrownBy(() -> place.begin(() -> "a.csv")).isInstanceOf(LocalFileException.class);
    Destination file = FileDestination.to(folder.resolve("new/a.csv"));
    assertThatThrownBy(() -> file.check(false)).isInstanceOf(LocalFileException.class);
    file.check(true);

    try (Stream<Path> left = Files.list(folder.resolve("new"))) {
      assertThat(left).containsExactly(folder.resolve("new/a.csv"));
    }
  }

  @Test
  void downloadOfAnotherKindKnowsTheFileSystem() {
    Download fake = new FakeDownload();

    assertThat(fake.saveTo(FileDestination.to(Path.of("a.csv")), OPTIONS).location())
        .isEqualTo("a.csv");
    assertThat(fake.saveTo(FileDestination.into(Path.of("b")), OPTIONS).location())
        .isEqualTo(Path.of("b/in.csv").toString());
    assertThatThrownBy(() -> fake.saveTo(memory, OPTIONS))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("override saveTo");
  }

  private TestClient client(ScriptedServer server) {
    return new TestClient(server.url(), ClientSettings.builder().clock(time).sleeper(time).build());
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /** As users have them in tests of their own. */
  private static final class FakeDownload implements Download {
    @Override
    public DownloadReceipt saveTo(Path target, DownloadOptions options) {
      return receipt(Optional.of(target));
    }

    @Override
    public DownloadReceipt saveInto(Path folder, DownloadOptions options) {
      return receipt(Optional.of(folder.resolve("in.csv")));
    }

    @Override
    public DownloadReceipt copyTo(OutputStream sink, DownloadOptions options) {
      return receipt(Optional.empty());
    }

    @Override
    public <T> T read(ContentReader<T> reader, DownloadOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> Result<T> readWithReceipt(ContentReader<T> reader, DownloadOptions options) {
      throw new UnsupportedOperationException();
    }

    private static DownloadReceipt receipt(Optional<Path> file) {
      return DownloadReceipt.builder()
          .file(file.orElse(null))
          .sha256("0".repeat(64))
          .startedAt(Instant.EPOCH)
          .finishedAt(Instant.EPOCH)
          .build();
    }
  }
}
