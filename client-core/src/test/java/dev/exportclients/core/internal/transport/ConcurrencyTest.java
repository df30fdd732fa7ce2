package dev.exportclients.core.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.internal.TestClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConcurrencyTest {
  private static final int EXPORTS = 5_000;
  private static final int THREADS = 64;

  /** Each file is a part of it, from elsewhere on. */
  private static final byte[] NOISE = new byte[400_000];

  static {
    new Random(1).nextBytes(NOISE);
  }

  @TempDir Path folder;

  static List<ExecutorService> executors() throws ReflectiveOperationException {
    List<ExecutorService> executors = new ArrayList<>();
    executors.add(Executors.newFixedThreadPool(THREADS));
    if (Runtime.version().feature() >= 21) {
      // Compiled for 17, which has no virtual threads.
      executors.add(
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
    }
    return executors;
  }

  @ParameterizedTest
  @MethodSource("executors")
  void oneClientServesManyThreadsThroughFaults(ExecutorService executor) throws Exception {
    try (var server = new ScriptedServer(ConcurrencyTest::respond);
        var client =
            new TestClient(
                server.url(),
                ClientSettings.builder()
                    .sleeper(pause -> Thread.yield())
                    .retryPolicy(RetryPolicy.defaults().withRetries(10))
                    .idleTimeout(Duration.ofSeconds(20))
                    .build())) {
      List<Future<Long>> saved = new ArrayList<>();
      for (int i = 1; i <= EXPORTS; i++) {
        String id = Integer.toString(i);
        saved.add(
            executor.submit(() -> client.file(id).saveTo(folder.resolve("file-" + id)).bytes()));
      }
      for (int i = 1; i <= EXPORTS; i++) {
        assertThat(saved.get(i - 1).get()).isEqualTo(file(i).length);
        assertThat(Files.readAllBytes(folder.resolve("file-" + i))).isEqualTo(file(i));
      }
      try (var files = Files.list(folder)) {
        assertThat(files.count()).isEqualTo(EXPORTS);
      }
      boolean pooled = executor instanceof ThreadPoolExecutor;
      assertThat(server.mostOpenConnections())
          .isBetween(2, pooled ? THREADS : ClientSettings.defaults().maxConnections());
      assertThat(server.connections()).isLessThan(EXPORTS / 2);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void givesEveryConnectionBack() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "x".repeat(100_000)));
        var client = new TestClient(server.url(), ClientSettings.defaults())) {
      for (int i = 0; i < ClientSettings.defaults().maxConnections() + 10; i++) {
        client.file("1").read(c -> c.stream().read(), options());
      }
      for (int i = 0; i < 10; i++) {
        client.file("1").read(c -> c.stream().readAllBytes(), options());
      }
    }
  }

  private static DownloadOptions options() {
    return DownloadOptions.defaults();
  }

  private static void respond(ScriptedServer.Exchange x) throws Exception {
    int id = Integer.parseInt(x.request().path().replaceFirst(".*/", ""));
    byte[] file = file(id);
    String tag = "\"" + id + "\"";
    if (x.number() % 7 == 0) {
      x.send("503 Down", "", "");
    } else if (x.number() % 11 == 0 && x.rangeStart() == 0) {
      x.sendCut("ETag: " + tag + "\r\n", file, file.length / 2);
    } else {
      x.serve(file, tag);
    }
  }

  private static byte[] file(int id) {
    return Arrays.copyOfRange(NOISE, id, id + 1 + id % 5 * 4_000 + (id % 500 == 0 ? 300_000 : 0));
  }
}
