package dev.exportclients.core.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A token source knows nothing of the call that wants a token; its limits count all the same. */
@Timeout(60)
class HangingSourceTest {
  private static final Duration DEADLINE = Duration.ofMillis(400);

  /** Until the test's time is over, or an interrupt comes. */
  private static Secret hangs() {
    try {
      new CountDownLatch(1).await();
      throw new AssertionError("nobody counts down");
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("ended by an interrupt", interrupted);
    }
  }

  private static ClientRuntime runtime(ScriptedServer server, TokenSource source) {
    return new ClientRuntime(
        server.url(),
        ClientSettings.builder().deadline(DEADLINE).build(),
        new TokenAuthorizer("Authorization", "Bearer ", source),
        (body, success) -> Optional.empty());
  }

  private static Throwable calling(ClientRuntime runtime) {
    GeneratedApi<TestClient.Api> api = runtime.api(TestClient.Api.class, new JsonDecoder());
    Throwable failure =
        catchThrowable(() -> runtime.get("test.things", attempt -> api.of(attempt).things()));
    assertThat(Thread.currentThread().isInterrupted()).as("the interrupt was ours").isFalse();
    return failure;
  }

  private static void assertLate(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(TransferException.class)
        .hasMessageStartingWith("test.things: the deadline passed while a token was fetched: ");
  }

  private static ScriptedServer refusing() throws IOException {
    return new ScriptedServer(x -> x.send("401 Who", "", ""));
  }

  @Test
  void sourceThatHangsEndsAtTheDeadline() throws Exception {
    try (var server = refusing();
        var runtime = runtime(server, HangingSourceTest::hangs)) {
      assertLate(calling(runtime));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void sourceThatHangsAfterARefusalEndsAtTheDeadline() throws Exception {
    TokenSource source =
        new TokenSource() {
          @Override
          public Secret token() {
            return Secret.of("Stale+/=1");
          }

          @Override
          public Secret refreshed(Secret refused) {
            return hangs();
          }
        };
    try (var server = refusing();
        var runtime = runtime(server, source)) {
      assertLate(calling(runtime));
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** One thread fetches, the others wait for it: none longer than its own call may. */
  @Test
  void everyThreadThatWaitsForAFetchEndsAtItsOwnDeadline() throws Exception {
    TokenSource source =
        TokenSource.caching(
            () -> new TokenSource.Token(hangs(), java.time.Instant.MAX), Duration.ofMinutes(1));
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    long begun = System.nanoTime();
    try (var server = refusing();
        var runtime = runtime(server, source)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        threads.add(new Thread(() -> failures.add(calling(runtime))));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(server.requests()).isEmpty();
    }
    assertThat(failures).hasSize(8).allSatisfy(HangingSourceTest::assertLate);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("not one after the other")
        .isLessThan(DEADLINE.multipliedBy(7));
  }

  @Test
  void interruptOfTheCallersIsNoDeadline() throws Exception {
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    CountDownLatch asked = new CountDownLatch(1);
    TokenSource source =
        () -> {
          asked.countDown();
          return hangs();
        };
    try (var server = refusing();
        var runtime =
            new ClientRuntime(
                server.url(),
                ClientSettings.builder().deadline(Duration.ofMinutes(5)).build(),
                new TokenAuthorizer("Authorization", "Bearer ", source),
                (body, success) -> Optional.empty())) {
      Thread caller = new Thread(() -> failures.add(calling(runtime)));
      caller.start();
      asked.await();
      caller.interrupt();
      caller.join();
    }
    assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
  }
}
