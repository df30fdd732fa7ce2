package dev.exportclients.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.ScriptedServer.Script;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  private static final byte[] FILE = bytes();

  @TempDir Path folder;
  private final ScriptedServer server = new ScriptedServer(x -> x.send("200 OK", "", FILE));
  private final TestClient client = new TestClient(server.url(), ClientSettings.defaults());

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void refusesAMissingFolderBeforeAnythingIsSent() {
    refused(folder.resolve("missing/f"), "create it first");
  }

  @Test
  void refusesANameThatIsTooLong() {
    refused(folder.resolve("x".repeat(300)), "too long");
  }

  @Test
  void refusesAFileBelowAFile() throws Exception {
    Files.writeString(folder.resolve("plain"), "");
    refused(folder.resolve("plain/f"), "");
  }

  @Test
  void refusesALinkThatLeadsNowhere() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone"));
    refused(folder.resolve("link"), "leads nowhere");
  }

  @Test
  void writesThroughALinkToAFile() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real")).resolve("f");
    Files.writeString(real, "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    client.file("1").saveTo(link, DownloadOptions.defaults().overwrite(true));

    assertThat(link).isSymbolicLink();
    assertThat(Files.readAllBytes(real)).isEqualTo(FILE);
  }

  @Test
  void writesToADeviceDirectly() {
    DownloadReceipt receipt = client.file("1").saveTo(Path.of("/dev/null"));
    assertThat(receipt.bytes()).isEqualTo(FILE.length);
    assertThat(receipt.file()).contains(Path.of("/dev/null"));
  }

  @Test
  void aFullDiskIsALocalProblem() {
    assertThatThrownBy(() -> client.file("1").saveTo(Path.of("/dev/full")))
        .isInstanceOf(LocalFileException.class)
        .hasMessageContaining("No space left");
  }

  @Test
  void refusesAFolderThatTakesNoFiles() {
    refused(Path.of("/proc/f"), "create a file in");
  }

  @Test
  void keepsThePermissionsOfTheFileItReplaces() throws Exception {
    Path target = Files.writeString(folder.resolve("f"), "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));

    client.file("1").saveTo(target, DownloadOptions.defaults().overwrite(true));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void givesANewFileThePermissionsOfAPlainCreate() throws Exception {
    Path plain = Files.createFile(folder.resolve("plain"));
    client.file("1").saveTo(folder.resolve("f"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("f")))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void namesTheFileItselfWhenTheServerDoesNot() {
    assertThat(client.file("a/b:c").saveTo(folder).file().orElseThrow()).hasFileName("file-a_b_c");
  }

  @Test
  void aFileThatAppearsMeanwhileIsKept() throws Exception {
    Path target = folder.resolve("f");
    assertThatThrownBy(
            () ->
                client
                    .file("1")
                    .saveTo(
                        target,
                        DownloadOptions.defaults()
                            .onProgress((bytes, total) -> createOnce(target))))
        .isInstanceOf(LocalFileException.class);
    assertThat(target).hasContent("theirs");
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target));
  }

  @Test
  void theSecondOfTwoDownloadsToOneNameIsRefused() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    Path target = folder.resolve("f");
    var pool = Executors.newSingleThreadExecutor();
    try {
      var done =
          pool.submit(
              () ->
                  client
                      .file("1")
                      .saveTo(
                          target,
                          DownloadOptions.defaults()
                              .onProgress(
                                  (bytes, total) -> {
                                    first.countDown();
                                    await(second);
                                  })));
      await(first);
      assertThatThrownBy(() -> client.file("1").saveTo(target))
          .isInstanceOf(LocalFileException.class)
          .hasMessageContaining("in progress");
      second.countDown();
      assertThat(done.get().bytes()).isEqualTo(FILE.length);
      assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void takesNoPartOfAnotherExportThatCarriesTheSameTag() throws Exception {
    byte[] one = "1".repeat(300_000).getBytes();
    byte[] two = "2".repeat(300_000).getBytes();
    try (var tagged =
            new ScriptedServer(
                x -> {
                  byte[] file = x.request().path().startsWith("/files/1") ? one : two;
                  if (x.number() == 1) {
                    x.sendCut("ETag: \"same\"\r\n", file, 200_000);
                  } else {
                    x.serve(file, "\"same\"");
                  }
                });
        var other =
            new TestClient(
                tagged.url(), ClientSettings.builder().retryPolicy(RetryPolicy.none()).build())) {
      Path target = folder.resolve("f");
      assertThatThrownBy(() -> other.file("1").saveTo(target)).isNotNull();
      other.file("2").saveTo(target);
      assertThat(Files.readAllBytes(target)).isEqualTo(two);
    }
  }

  @Test
  void beginsAnewWhenThePartsSidecarIsDamaged() throws Exception {
    byte[] file = "3".repeat(300_000).getBytes();
    try (var breaking =
            new ScriptedServer(
                Script.cutFirst(file, "ETag: \"e\"\r\n", 200_000, x -> x.serve(file, "\"e\"")));
        var other =
            new TestClient(
                breaking.url(), ClientSettings.builder().retryPolicy(RetryPolicy.none()).build())) {
      Path target = folder.resolve("f");
      assertThatThrownBy(() -> other.file("1").saveTo(target)).isNotNull();
      try (var left = Files.list(folder)) {
        Path note =
            left.filter(f -> f.toString().endsWith(".properties")).findFirst().orElseThrow();
        assertThat(Files.readString(note)).doesNotContain(TestClient.KEY.reveal());
        Files.writeString(note, "format=1\nidentity=other");
      }
      other.file("1").saveTo(target);
      assertThat(Files.readAllBytes(target)).isEqualTo(file);
      assertThat(breaking.requests().get(1).headers()).doesNotContainKey("range");
    }
  }

  @Test
  void provesACompletePartWithItsLastByte() throws Exception {
    byte[] file = "4".repeat(300_000).getBytes();
    try (var whole = new ScriptedServer(x -> x.serve(file, "\"e\""));
        var other = new TestClient(whole.url(), ClientSettings.defaults())) {
      Path target = folder.resolve("f");
      assertThatThrownBy(
              () ->
                  other
                      .file("1")
                      .saveTo(
                          target,
                          DownloadOptions.defaults()
                              .onProgress(
                                  (bytes, total) -> {
                                    if (bytes == file.length) {
                                      throw new IllegalStateException("stopped at the end");
                                    }
                                  })))
          .isInstanceOf(IllegalStateException.class);

      DownloadReceipt receipt = other.file("1").saveTo(target);

      assertThat(whole.requests().get(1).headers()).containsEntry("range", "bytes=299999-");
      assertThat(Files.readAllBytes(target)).isEqualTo(file);
      assertThat(receipt.resumes()).isEqualTo(1);
    }
  }

  @Test
  void aDeathBetweenNamingAndRemovingThePartCostsNothing() throws Exception {
    try (var server =
            new ScriptedServer(
                Script.cutFirst(FILE, "ETag: \"e\"\r\n", 150_000, x -> x.serve(FILE, "\"e\"")));
        var once =
            new TestClient(
                server.url(), ClientSettings.builder().retryPolicy(RetryPolicy.none()).build())) {
      assertThatThrownBy(() -> once.file("1").saveTo(folder)).isInstanceOf(TransferException.class);
      Path published = folder.resolve("published elsewhere");
      Files.createLink(published, part());
      byte[] before = Files.readAllBytes(published);

      once.file("1").saveTo(folder);

      assertThat(Files.readAllBytes(published)).isEqualTo(before);
      assertThat(Files.readAllBytes(folder.resolve("file-1.csv"))).isEqualTo(FILE);
    }
  }

  @Test
  void writesThroughNoLinkThatSomeonePutInThePartsPlace() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.sendCut("ETag: \"e\"\r\n", FILE, 150_000);
                });
        var client =
            new TestClient(
                server.url(), ClientSettings.builder().retryPolicy(RetryPolicy.none()).build())) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder)).isNotNull();
      Path victim = Files.writeString(folder.resolve("victim"), "precious");
      Path part = part();
      Files.delete(part);
      Files.createSymbolicLink(part, victim);

      assertThatThrownBy(() -> client.file("1").saveTo(folder))
          .isInstanceOf(LocalFileException.class)
          .hasMessageContaining("in the way");
      assertThat(victim).hasContent("precious");
    }
  }

  private Path part() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".part")).findFirst().orElseThrow();
    }
  }

  private void refused(Path target, String why) {
    assertThatThrownBy(() -> client.file("1").saveTo(target))
        .isInstanceOf(LocalFileException.class)
        .hasMessageContaining(why);
    assertThat(server.requests()).isEmpty();
  }

  private static void createOnce(Path target) {
    try {
      if (!Files.exists(target)) {
        Files.writeString(target, "theirs");
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[200_000];
    new Random(3).nextBytes(bytes);
    return bytes;
  }
}
