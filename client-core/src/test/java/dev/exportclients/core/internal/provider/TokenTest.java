package dev.exportclients.core.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.TestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
  private static final byte[] FILE = bytes();

  private final FakeTime time = new FakeTime();

  @Test
  void asksForAFreshTokenOnceAfterA401() throws Exception {
    AtomicInteger issued = new AtomicInteger();
    TokenSource source = () -> Secret.of("token-" + issued.incrementAndGet());
    try (var server = server("token-2");
        var runtime = runtime(server, source)) {
      assertThat(things(runtime).get("ok").asBoolean()).isTrue();
      assertThat(server.requests()).hasSize(2);
    }
  }

  /**
   * What replaced a refused one is good for the next request only: the source knows of later ones.
   */
  @Test
  void asksTheSourceForEachRequestThatFollows() throws Exception {
    AtomicReference<Secret> current = new AtomicReference<>(Secret.of("T0ken+/=1"));
    TokenSource source =
        new TokenSource() {
          @Override
          public Secret token() {
            return current.get();
          }

          @Override
          public Secret refreshed(Secret refused) {
            current.set(Secret.of("T0ken+/=2"));
            return current.get();
          }
        };
    try (var server =
            new ScriptedServer(
                x -> {
                  switch (x.number()) {
                    case 1 -> x.send("401 No", "", "");
                    case 2 -> {
                      current.set(Secret.of("T0ken+/=3"));
                      x.send("503 Down", "", "");
                    }
                    default -> x.send("200 OK", "", "{\"ok\":true}");
                  }
                });
        var runtime = runtime(server, source)) {
      assertThat(things(runtime).get("ok").asBoolean()).isTrue();
      assertThat(server.requests())
          .extracting(request -> request.headers().get("authorization"))
          .containsExactly("Bearer T0ken+/=1", "Bearer T0ken+/=2", "Bearer T0ken+/=3");
    }
  }

  @Test
  void leavesItAtOneFreshToken() throws Exception {
    AtomicInteger issued = new AtomicInteger();
    TokenSource source = () -> Secret.of("token-" + issued.incrementAndGet());
    try (var server = server("never");
        var runtime = runtime(server, source)) {
      assertThatThrownBy(() -> things(runtime)).isInstanceOf(UnauthenticatedException.class);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void doesNotAskAgainWithTheSameToken() throws Exception {
    try (var server = server("other");
        var runtime = runtime(server, TokenSource.of(Secret.of("fixed")))) {
      assertThatThrownBy(() -> things(runtime)).isInstanceOf(UnauthenticatedException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void refreshesOnceForManyThreads() throws Exception {
    AtomicInteger refreshes = new AtomicInteger();
    TokenSource source =
        new TokenSource() {
          private volatile Secret current = Secret.of("stale");

          @Override
          public Secret token() {
            return current;
          }

          @Override
          public Secret refreshed(Secret refused) {
            refreshes.incrementAndGet();
            current = Secret.of("fresh");
            return current;
          }
        };
    int threads = 16;
    CyclicBarrier together = new CyclicBarrier(threads);
    var pool = Executors.newFixedThreadPool(threads);
    try (var server = server("fresh");
        var runtime = runtime(server, source)) {
      List<Future<JsonNode>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        calls.add(
            pool.submit(
                () -> {
                  together.await();
                  return things(runtime);
                }));
      }
      for (Future<JsonNode> call : calls) {
        assertThat(call.get().get("ok").asBoolean()).isTrue();
      }
      assertThat(refreshes).hasValue(1);
    } finally {
      pool.shutdownNow();
    }
  }

  /** One that has none in its place, however often it is asked, as a fixed one. */
  private static final class Unchanging implements TokenSource {
    final AtomicInteger asked = new AtomicInteger();
    volatile Secret current = Secret.of("T0ken+/=1");

    @Override
    public Secret token() {
      return current;
    }

    @Override
    public Secret refreshed(Secret refused) {
      asked.incrementAndGet();
      return current;
    }
  }

  @Test
  void asksOnceForEachRefusedTokenHoweverManyThreadsWereRefusedWithIt() throws Exception {
    Unchanging source = new Unchanging();
    AtomicReference<String> good = new AtomicReference<>("none");
    int threads = 16;
    try (var server =
            new ScriptedServer(
                x -> {
                  boolean isGood =
                      ("Bearer " + good).equals(x.request().headers().get("authorization"));
                  x.send(isGood ? "200 OK" : "401 No", "", isGood ? "{\"ok\":true}" : "");
                });
        var runtime = runtime(server, source)) {
      assertThat(all(threads, runtime))
          .hasSize(threads)
          .hasOnlyElementsOfType(UnauthenticatedException.class);
      assertThat(all(threads, runtime)).hasOnlyElementsOfType(UnauthenticatedException.class);
      assertThat(source.asked).hasValue(1);

      source.current = Secret.of("T0ken+/=2");
      assertThat(all(threads, runtime)).hasOnlyElementsOfType(UnauthenticatedException.class);
      assertThat(source.asked).hasValue(2);

      good.set("T0ken+/=2");
      assertThat(all(threads, runtime)).containsOnlyNulls();
      good.set("none");
      assertThat(all(threads, runtime)).hasOnlyElementsOfType(UnauthenticatedException.class);
      assertThat(source.asked).hasValue(3);
    }
  }

  /** While one asks its slow source for a token, another that was refused, too, has its limits. */
  @ParameterizedTest
  @ValueSource(strings = {"deadline", "interrupt"})
  void aWaitForAnothersTokenEndsAtTheDeadlineAndByAnInterrupt(String how) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch bothCame = new CountDownLatch(2);
    TokenSource source =
        new TokenSource() {
          @Override
          public Secret token() {
            return Secret.of("Stale+/=1");
          }

          @Override
          public Secret refreshed(Secret refused) {
            asked.countDown();
            try {
              over.await();
            } catch (InterruptedException ended) {
              throw new IllegalStateException(ended);
            }
            return Secret.of("Fresh+/=2");
          }
        };
    ClientSettings.Builder settings = ClientSettings.builder().clock(time).sleeper(time);
    if (how.equals("deadline")) {
      settings.deadline(Duration.ofMillis(700));
    }
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    try (var server =
            new ScriptedServer(
                x -> {
                  bothCame.countDown();
                  bothCame.await();
                  if (x.number() == 2) {
                    asked.await();
                  }
                  x.send("401 No", "", "");
                });
        var runtime = runtime(server, source, settings.build())) {
      Thread first = new Thread(() -> things(runtime));
      Thread second = new Thread(() -> failures.add(catchThrowable(() -> things(runtime))));
      first.setUncaughtExceptionHandler((thread, refused) -> {});
      first.start();
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      second.start();
      asked.await();
      if (how.equals("interrupt")) {
        while (second.getState() != Thread.State.WAITING
            && second.getState() != Thread.State.TIMED_WAITING) {
          Thread.onSpinWait();
        }
        second.interrupt();
      }
      second.join();
      assertThat(failures).hasSize(1);
      assertThat(failures.get(0))
          .isInstanceOf(TransferException.class)
          .hasMessageStartingWith("test.things: ")
          .hasMessageContaining(how);
      over.countDown();
      first.join();
    } finally {
      over.countDown();
    }
  }

  /** Its fresh token is its own matter: whoever comes next asks the source, as ever. */
  @Test
  void callThatEndsBeforeItsFreshTokenGoesOutLeavesNothingToTheNext() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    TokenSource source =
        new TokenSource() {
          private volatile Secret current = Secret.of("Stale+/=1");

          @Override
          public Secret token() {
            asked.incrementAndGet();
            return current;
          }

          @Override
          public Secret refreshed(Secret refused) {
            current = Secret.of("Fresh+/=2");
            Thread.currentThread().interrupt();
            return current;
          }
        };
    try (var server = server("Fresh+/=2");
        var runtime = runtime(server, source)) {
      assertThat(catchThrowable(() -> things(runtime)))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.requests()).hasSize(1);

      for (int call = 2; call < 5; call++) {
        assertThat(things(runtime).get("ok").asBoolean()).isTrue();
        assertThat(asked).hasValue(call);
      }
    }
  }

  /** As it is read from a file: the blanks go, and it is still the token that was refused. */
  @Test
  void aTokenWithALineEndBehindItIsReplacedLikeAnyOther() throws Exception {
    AtomicInteger fetched = new AtomicInteger();
    TokenSource source =
        TokenSource.caching(
            () ->
                new TokenSource.Token(
                    Secret.of("T0ken+/=" + fetched.incrementAndGet() + "\n"),
                    time.instant().plusSeconds(600)),
            Duration.ofSeconds(60),
            time);
    try (var server = server("T0ken+/=2");
        var runtime = runtime(server, source)) {
      assertThat(things(runtime).get("ok").asBoolean()).isTrue();
      assertThat(fetched).hasValue(2);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aCachingSourceFetchesAnewShortlyBeforeTheEnd() {
    AtomicInteger fetched = new AtomicInteger();
    Instant start = time.instant();
    TokenSource source =
        TokenSource.caching(
            () ->
                new TokenSource.Token(
                    Secret.of("token-" + fetched.incrementAndGet()),
                    time.instant().plusSeconds(600)),
            Duration.ofSeconds(60),
            time,
            time);

    assertThat(source.token().reveal()).isEqualTo("token-1");
    time.advance(Duration.ofSeconds(539));
    assertThat(source.token().reveal()).isEqualTo("token-1");
    time.advance(Duration.ofSeconds(2));
    assertThat(source.token().reveal()).isEqualTo("token-2");
    assertThat(source.refreshed(Secret.of("token-1")).reveal()).isEqualTo("token-2");
    assertThat(source.refreshed(Secret.of("token-2")).reveal()).isEqualTo("token-3");
    assertThat(Duration.between(start, time.instant())).isLessThan(Duration.ofSeconds(600));
  }

  @Test
  void asksForAFreshTokenAgainAfterProgress() throws Exception {
    AtomicReference<String> good = new AtomicReference<>("t1");
    TokenSource source =
        new TokenSource() {
          private volatile Secret held = Secret.of("t1");

          @Override
          public Secret token() {
            return held;
          }

          @Override
          public Secret refreshed(Secret refused) {
            held = Secret.of(good.get());
            return held;
          }
        };
    try (var server =
            new ScriptedServer(
                x -> {
                  if (!("Bearer " + good.get())
                      .equals(x.request().headers().get("authorization"))) {
                    x.send("401 No", "", "");
                  } else if (x.rangeStart() < 600_000) {
                    int start = x.rangeStart();
                    x.head(
                        start == 0 ? "200 OK" : "206 P",
                        "ETag: \"e\"\r\nContent-Length: "
                            + (FILE.length - start)
                            + (start == 0
                                ? ""
                                : "\r\nContent-Range: bytes " + start + "-999999/1000000")
                            + "\r\n");
                    x.write(FILE, start, start + 300_000);
                    good.set(good.get() + "1");
                    x.cut();
                  } else {
                    x.serve(FILE, "\"e\"");
                  }
                });
        var runtime = runtime(server, source)) {
      GeneratedApi<TestClient.Api> api = runtime.api(TestClient.Api.class, new JsonDecoder());
      byte[] read =
          runtime
              .download(
                  new DownloadPlan(
                      "test.file",
                      Map.of(),
                      "f",
                      "",
                      request ->
                          request.send(
                              (attempt, headers) -> api.of(attempt).file("1", null, headers))))
              .read(c -> c.stream().readAllBytes(), DownloadOptions.defaults());
      assertThat(read).isEqualTo(FILE);
    }
  }

  /** What each of so many calls at once failed with; null for those that did not. */
  private static List<Throwable> all(int calls, ClientRuntime runtime) throws Exception {
    CyclicBarrier together = new CyclicBarrier(calls);
    var pool = Executors.newFixedThreadPool(calls);
    try {
      List<Future<Throwable>> running = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        running.add(
            pool.submit(
                () -> {
                  together.await();
                  return catchThrowable(() -> things(runtime));
                }));
      }
      List<Throwable> failures = new ArrayList<>();
      for (Future<Throwable> call : running) {
        failures.add(call.get());
      }
      return failures;
    } finally {
      pool.shutdownNow();
    }
  }

  private ScriptedServer server(String accepted) {
    return new ScriptedServer(
        x -> {
          boolean good = ("Bearer " + accepted).equals(x.request().headers().get("authorization"));
          x.send(good ? "200 OK" : "401 No", "", good ? "{\"ok\":true}" : "");
        });
  }

  private ClientRuntime runtime(ScriptedServer server, TokenSource source) {
    return runtime(server, source, ClientSettings.builder().clock(time).sleeper(time).build());
  }

  private static ClientRuntime runtime(
      ScriptedServer server, TokenSource source, ClientSettings settings) {
    return new ClientRuntime(
        server.url(),
        settings,
        new TokenAuthorizer("Authorization", "Bearer ", source),
        (body, success) -> Optional.empty());
  }

  private static JsonNode things(ClientRuntime runtime) {
    GeneratedApi<TestClient.Api> api = runtime.api(TestClient.Api.class, new JsonDecoder());
    return runtime.get("test.things", attempt -> api.of(attempt).things());
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[1_000_000];
    new Random(3).nextBytes(bytes);
    return bytes;
  }
}
