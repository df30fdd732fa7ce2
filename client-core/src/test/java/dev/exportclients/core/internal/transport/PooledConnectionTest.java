package dev.exportclients.core.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections are shared: one that is dead costs nothing, and one that is awaited, no more. */
class PooledConnectionTest {
  private final FakeTime time = new FakeTime();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Closes each connection behind a response, without having said so. */
  @Test
  void aDeadConnectionCostsNoRetry() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.send(x.number() == 1 ? "503 Busy" : "200 OK", "", "{\"a\":1}");
                  x.cut();
                });
        var client = client(server, RetryPolicy.defaults().withRetries(1))) {
      assertThat(client.things().get("a").asInt()).isEqualTo(1);
      assertThat(server.requests()).hasSize(2);
      assertThat(time.pauses()).hasSize(1);
    }
  }

  @Test
  void aDeadConnectionHidesNoEarlierResponse() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.send("503 Busy", "", "");
                  x.cut();
                });
        var client = client(server, RetryPolicy.defaults().withRetries(2))) {
      assertThatThrownBy(client::things).isInstanceOf(ProviderUnavailableException.class);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aConnectionThatDiesUnderItsSecondRequestIsNoRetry(boolean reset) throws Exception {
    List<Integer> ports = new ArrayList<>();
    try (var server =
            new ScriptedServer(
                x -> {
                  if (!ports.contains(x.socket().getPort())) {
                    ports.add(x.socket().getPort());
                    x.send("200 OK", "", "{}");
                  } else if (reset) {
                    x.reset();
                  } else {
                    x.cut();
                  }
                });
        var client = client(server, RetryPolicy.none())) {
      for (int i = 0; i < 5; i++) {
        client.things();
      }
      assertThat(server.connections()).isEqualTo(5);
    }
  }

  @Test
  void aPostIsNotSpentOnADeadConnection() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.send("200 OK", "", "{\"a\":1}");
                  x.cut();
                });
        var client = client(server, RetryPolicy.none())) {
      for (int i = 0; i < 3; i++) {
        client.things();
        while (server.openConnections() > 0) {
          Thread.onSpinWait();
        }
        assertThat(client.start().get("a").asInt()).isEqualTo(1);
      }
      assertThat(server.requests()).hasSize(6);
    }
  }

  @Test
  void aResponseThatHadBegunIsARetry() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 2) {
                    x.write("H".getBytes(), 0, 1);
                    x.cut();
                  } else {
                    x.send("200 OK", "", "{}");
                  }
                });
        var client = client(server, RetryPolicy.none())) {
      client.things();
      assertThatThrownBy(client::things).isInstanceOf(TransferException.class);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aNewConnectionThatFailsIsARetry() throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.Exchange::cut);
        var client = client(server, RetryPolicy.none())) {
      assertThatThrownBy(client::things).isInstanceOf(TransferException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void waitsForAConnectionAsLongAsOneIsInUse() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (var server = slow(arrived, go);
        var client = client(server, settings().maxConnections(1))) {
      Future<?> first = threads.submit(client::things);
      arrived.await();
      Future<?> second = threads.submit(client::things);
      awaitWaiting();
      go.countDown();
      first.get(20, TimeUnit.SECONDS);
      second.get(20, TimeUnit.SECONDS);
      assertThat(server.mostOpenConnections()).isEqualTo(1);
    }
  }

  @Test
  void aLimitBoundsTheWaitForAConnection() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (var server = slow(arrived, go);
        var client = client(server, settings().maxConnections(1))) {
      Future<?> first = threads.submit(client::things);
      arrived.await();
      DownloadOptions options = DownloadOptions.defaults().waitAtMost(Duration.ofMillis(200));
      assertThatThrownBy(() -> client.file("1").copyTo(OutputStream.nullOutputStream(), options))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("no response in the time to wait");
      go.countDown();
      first.get(20, TimeUnit.SECONDS);
      client.things();
    }
  }

  @Test
  void anInterruptEndsTheWaitForAConnection() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (var server = slow(arrived, go);
        var client = client(server, settings().maxConnections(1))) {
      Future<?> first = threads.submit(client::things);
      arrived.await();
      Thread.currentThread().interrupt();
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      go.countDown();
      first.get(20, TimeUnit.SECONDS);
      client.things();
    }
  }

  @Test
  void aClientThatIsClosedWhileACallWaitsForAConnectionSaysSo() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (var server = slow(arrived, new CountDownLatch(1))) {
      TestClient client = client(server, settings().maxConnections(1));
      threads.submit(client::things);
      arrived.await();
      Future<?> waiting = threads.submit(client::things);
      awaitWaiting();
      client.close();
      assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TransferException.class)
          .hasMessageContaining("the client is closed");
    }
  }

  @Test
  void aClientThatIsClosedWhileItSendsThrowsNothingElse() throws Exception {
    for (int round = 0; round < 20; round++) {
      try (var server = new ScriptedServer(x -> x.send("200 OK", "", "{}"))) {
        TestClient client = client(server, settings().deadline(Duration.ofMinutes(1)));
        CountDownLatch running = new CountDownLatch(8);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          calls.add(
              threads.submit(
                  () -> {
                    client.things();
                    running.countDown();
                    while (true) {
                      client.things();
                    }
                  }));
        }
        running.await();
        client.close();
        for (Future<?> call : calls) {
          assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
              .hasCauseInstanceOf(TransferException.class)
              .hasMessageContaining("the client is closed");
        }
      }
    }
  }

  /** ResponseHeaders its first request when told to. */
  private static ScriptedServer slow(CountDownLatch arrived, CountDownLatch go) {
    return new ScriptedServer(
        x -> {
          if (x.number() == 1) {
            arrived.countDown();
            go.await();
          }
          x.send("200 OK", "", "{}");
        });
  }

  /** Until a thread waits in the pool. */
  private static void awaitWaiting() {
    while (Thread.getAllStackTraces().values().stream()
        .noneMatch(
            stack ->
                List.of(stack).stream()
                    .anyMatch(
                        frame ->
                            frame.getClassName().contains("LeaseRequest")
                                || frame.getMethodName().equals("acquireEndpoint")))) {
      Thread.onSpinWait();
    }
  }

  private ClientSettings.Builder settings() {
    return ClientSettings.builder().clock(time).sleeper(time).retryPolicy(RetryPolicy.none());
  }

  private TestClient client(ScriptedServer server, RetryPolicy retries) {
    return client(server, settings().retryPolicy(retries));
  }

  private static TestClient client(ScriptedServer server, ClientSettings.Builder settings) {
    return new TestClient(server.url(), settings.build());
  }
}
