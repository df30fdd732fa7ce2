package dev.exportclients.core.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.ScriptedServer.Script;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DownloadsTest {
  @TempDir Path folder;

  @Test
  void eachSucceedsOrFailsByItselfInTheOrderOfTheOrders() throws Exception {
    Files.writeString(folder.resolve("taken"), "yesterday's");
    try (ScriptedServer server = new ScriptedServer(DownloadsTest::respond);
        TestClient client = client(server)) {
      List<SaveOrder> orders =
          List.of(
              order(client, "1", "one"),
              order(client, "missing", "missing"),
              order(client, "3", "taken"),
              order(client, "4", "four"));

      List<SaveOutcome> outcomes = saveAll(orders, 3);

      assertThat(outcomes).extracting(SaveOutcome::order).containsExactlyElementsOf(orders);
      assertThat(outcomes)
          .extracting(SaveOutcome::isSaved)
          .containsExactly(true, false, false, true);
      assertThat(outcomes.get(0).receipt().orElseThrow().bytes()).isEqualTo(6);
      assertThat(outcomes.get(1).failure()).containsInstanceOf(NotFoundException.class);
      assertThat(outcomes.get(2).failure()).containsInstanceOf(LocalFileException.class);
      assertThat(folder.resolve("one")).hasContent("file 1");
      assertThat(folder.resolve("four")).hasContent("file 4");
      assertThat(folder.resolve("taken")).hasContent("yesterday's");
      assertThat(folder.resolve("missing")).doesNotExist();
    }
  }

  @Test
  void aFolderTakesAllOfThemAndIsMade() throws Exception {
    Path into = folder.resolve("2026/11");
    try (ScriptedServer server = new ScriptedServer(DownloadsTest::respond);
        TestClient client = client(server)) {
      List<SaveOutcome> outcomes =
          saveAll(
              List.of(
                  SaveOrder.into(into, client.file("1")),
                  SaveOrder.into(into, client.file("2")),
                  SaveOrder.into(into, client.file("missing"))),
              2);

      assertThat(outcomes).extracting(SaveOutcome::isSaved).containsExactly(true, true, false);
      assertThat(into.resolve("file-1")).hasContent("file 1");
      assertThat(into.resolve("file-2")).hasContent("file 2");
    }
  }

  private static void respond(ScriptedServer.Exchange x) throws IOException {
    String id = id(x);
    if (id.equals("missing")) {
      x.send("404 Not Found", "", "");
    } else {
      x.send("200 OK", "", "file " + id);
    }
  }

  private static String id(ScriptedServer.Exchange x) {
    return x.request().path().replaceFirst("/files/", "").replaceFirst("\\?.*", "");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void soManyRunAtTheSameTimeAndNoMore(int atOnce) throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(atOnce);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Script script =
        x -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          full.countDown();
          await(full);
          now.decrementAndGet();
          x.send("200 OK", "", "x");
        };
    try (ScriptedServer server = new ScriptedServer(script);
        TestClient client = client(server)) {
      DownloadOptions options =
          DownloadOptions.defaults()
              .onProgress((bytes, total) -> threads.add(Thread.currentThread()));

      List<SaveOutcome> outcomes = Downloads.saveAll(orders(client, 12), options, atOnce);

      assertThat(outcomes).hasSize(12).allMatch(SaveOutcome::isSaved);
      assertThat(most).hasValue(atOnce);
      boolean hasVirtualThreads = Runtime.version().feature() >= 21;
      assertThat(threads)
          .hasSize(atOnce)
          .allMatch(thread -> thread.toString().startsWith("VirtualThread") == hasVirtualThreads);
    }
  }

  @Test
  void anInterruptEndsThoseThatRunAndBeginsNoOther() throws Exception {
    Thread caller = Thread.currentThread();
    CountDownLatch begun = new CountDownLatch(2);
    Script script =
        x -> {
          x.head("200 OK", "Content-Length: 5\r\n");
          begun.countDown();
          await(begun);
          caller.interrupt();
          x.socket().getInputStream().read();
        };
    try (ScriptedServer server = new ScriptedServer(script);
        TestClient client = client(server)) {
      List<SaveOutcome> outcomes = saveAll(orders(client, 9), 2);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(outcomes)
          .hasSize(9)
          .allSatisfy(
              outcome ->
                  assertThat(outcome.failure().orElseThrow())
                      .isInstanceOf(TransferException.class)
                      .hasMessageContaining("interrupted"));
      assertThat(server.requests()).hasSize(2);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void anErrorOfTheMachineIsThrown() throws Exception {
    try (ScriptedServer server = new ScriptedServer(DownloadsTest::respond);
        TestClient client = client(server)) {
      DownloadOptions options =
          DownloadOptions.defaults()
              .onProgress(
                  (bytes, total) -> {
                    throw new StackOverflowError("of a listener");
                  });

      assertThatThrownBy(() -> Downloads.saveAll(orders(client, 3), options, 2))
          .isInstanceOf(StackOverflowError.class);
      // None of them goes on meanwhile: their parts are free.
      assertThat(saveAll(orders(client, 3), 2)).allMatch(outcome -> outcome.failure().isEmpty());
    }
  }

  @Test
  void twoOfOneTargetAreRefusedBeforeAnythingIsSent() throws Exception {
    try (ScriptedServer server = new ScriptedServer(DownloadsTest::respond);
        TestClient client = client(server)) {
      List<SaveOrder> same =
          List.of(order(client, "1", "f"), order(client, "2", "g"), order(client, "3", "a/../f"));

      assertThatThrownBy(() -> saveAll(same, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("target twice");
      assertThatThrownBy(() -> saveAll(orders(client, 2), 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("atOnce");
      assertThat(server.requests()).isEmpty();
      assertThat(saveAll(List.of(), 4)).isEmpty();
    }
  }

  private List<SaveOutcome> saveAll(List<SaveOrder> orders, int atOnce) {
    return Downloads.saveAll(orders, DownloadOptions.defaults(), atOnce);
  }

  private List<SaveOrder> orders(TestClient client, int count) {
    return new ArrayList<>(
        IntStream.range(0, count).mapToObj(i -> order(client, "" + i, "f" + i)).toList());
  }

  private SaveOrder order(TestClient client, String id, String name) {
    return SaveOrder.to(folder.resolve(name), client.file(id));
  }

  private static TestClient client(ScriptedServer server) {
    return new TestClient(
        server.url(), ClientSettings.builder().retryPolicy(RetryPolicy.none()).build());
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }
}
