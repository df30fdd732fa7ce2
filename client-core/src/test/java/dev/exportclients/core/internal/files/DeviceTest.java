package dev.exportclients.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pipe, whose other end belongs to somebody else. */
@Timeout(60)
class DeviceTest {
  private static final byte[] FILE = "0123456789".repeat(100_000).getBytes();

  @TempDir Path folder;
  private Path pipe;
  private final ScriptedServer server =
      new ScriptedServer(x -> x.send("200 OK", "ETag: \"v1\"\r\n", FILE));

  @BeforeEach
  void pipe() throws Exception {
    pipe = folder.resolve("pipe");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertThat(mkfifo.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(pipe).exists();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void aReaderGetsTheWholeFile() throws Exception {
    CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(this::readAll);
    try (var client = client(Duration.ofMinutes(1))) {
      assertThat(client.file("1").saveTo(pipe).bytes()).isEqualTo(FILE.length);
    }
    assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(FILE);
  }

  @Test
  void aPipeThatNobodyReadsEndsAtTheDeadlineBeforeAnythingIsSent() {
    try (var client = client(Duration.ofMillis(100))) {
      assertThatThrownBy(() -> client.file("1").saveTo(pipe))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("the deadline passed before anything read from");
    }
    assertThat(server.requests()).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .as("the opener ends")
        .filteredOn(thread -> thread.getName().equals("export-clients-device"))
        .allSatisfy(DeviceTest::join);
  }

  @Test
  void anInterruptEndsTheWaitForAReader() {
    try (var client = client(Duration.ofMinutes(1))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> client.file("1").saveTo(pipe))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aReaderWhoTakesNothingEndsAtTheDeadline() throws Exception {
    CompletableFuture<InputStream> idle = CompletableFuture.supplyAsync(this::open);
    try (var client = client(Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> client.file("1").saveTo(pipe))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("deadline");
    }
    idle.get(10, TimeUnit.SECONDS).close();
  }

  private TestClient client(Duration deadline) {
    return new TestClient(server.url(), ClientSettings.builder().deadline(deadline).build());
  }

  private InputStream open() {
    try {
      return Files.newInputStream(pipe);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private byte[] readAll() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    assertThat(thread.isAlive()).isFalse();
  }
}
