package dev.exportclients.core.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.TestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A provider whose new token voids the one before, and many threads. */
class TokenThrashTest {
  private final FakeTime time = new FakeTime();
  private final Issuer issuer = new Issuer();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Sources as users write them. */
  enum Source {
    /** Makes a new one with each refresh, whatever was refused. */
    REFRESHES,
    /** Goes on giving the first one. */
    LAGS,
    /** Keeps what it fetched. */
    CACHES;

    TokenSource of(Issuer issuer) {
      if (this == CACHES) {
        return TokenSource.caching(
            () ->
                new TokenSource.Token(issuer.issue(), new FakeTime().instant().plusSeconds(99_999)),
            Duration.ofSeconds(1),
            new FakeTime());
      }
      boolean lags = this == LAGS;
      return new TokenSource() {
        private volatile Secret current = issuer.issue();

        @Override
        public Secret token() {
          return current;
        }

        @Override
        public Secret refreshed(Secret refused) {
          Secret fresh = issuer.issue();
          current = lags ? current : fresh;
          return fresh;
        }
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REFRESHES, 1, 5",
    "REFRESHES, 24, 40",
    "LAGS, 24, 40",
    "CACHES, 24, 40",
    "CACHES, 24, 100"
  })
  void noCallFailsAndEachTokenIsUsedUp(Source kind, int callers, int life) throws Exception {
    issuer.life = life;
    int calls = 20;
    try (var server = server();
        var runtime = runtime(server, kind.of(issuer))) {
      List<Throwable> failures = all(callers, calls, runtime);

      assertThat(failures).isEmpty();
      int needed = (callers * calls + life - 1) / life;
      assertThat(issuer.issued).hasValueBetween(needed, needed + 1);
    }
  }

  /** All are on their way with the first token when it becomes void. */
  @ParameterizedTest
  @EnumSource(Source.class)
  void oneTokenIsFetchedForAllThatWereRefusedAtOnceAndForThoseThatComeLater(Source kind)
      throws Exception {
    TokenSource source = kind.of(issuer);
    CountDownLatch slow = new CountDownLatch(1);
    AtomicInteger seen = new AtomicInteger();
    try (var server =
            new ScriptedServer(
                x -> {
                  boolean good = issuer.accepts(x.request().headers().get("authorization"));
                  if (!good && seen.incrementAndGet() == 1) {
                    slow.await();
                  }
                  x.send(good ? "200 OK" : "401 No", "", good ? "{}" : "");
                });
        var runtime = runtime(server, source)) {
      assertThat(all(1, 1, runtime)).isEmpty();
      issuer.voidAll();
      Future<Throwable> straggler = threads.submit(() -> catchThrowable(() -> things(runtime)));
      while (server.requests().size() < 2) {
        Thread.onSpinWait();
      }
      assertThat(all(12, 1, runtime)).isEmpty();
      assertThat(issuer.issued).hasValue(2);
      slow.countDown();

      assertThat(straggler.get()).isNull();
      assertThat(issuer.issued).hasValue(2);
    }
  }

  /** A call that is refused with every token while others are not: it must come to an end. */
  @Test
  void aCallThatIsAlwaysRefusedGivesUp() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  boolean good = x.request().path().equals("/things");
                  x.send(good ? "200 OK" : "401 No", "", good ? "{}" : "");
                });
        var runtime = runtime(server, Source.REFRESHES.of(issuer))) {
      GeneratedApi<TestClient.Api> api = runtime.api(TestClient.Api.class, new JsonDecoder());
      AtomicInteger tries = new AtomicInteger();
      Throwable failure =
          catchThrowable(
              () ->
                  runtime.get(
                      "test.file",
                      attempt -> {
                        if (tries.incrementAndGet() > 1) {
                          things(runtime);
                        }
                        return api.of(attempt).file("1", null, Map.of());
                      }));
      assertThat(failure).isNotNull();
      assertThat(tries).hasValueLessThan(10);
    }
  }

  private List<Throwable> all(int callers, int calls, ClientRuntime runtime) throws Exception {
    List<Future<List<Throwable>>> running = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      running.add(
          threads.submit(
              () -> {
                List<Throwable> failures = new ArrayList<>();
                for (int call = 0; call < calls; call++) {
                  failures.add(catchThrowable(() -> things(runtime)));
                }
                return failures;
              }));
    }
    List<Throwable> failures = new ArrayList<>();
    for (Future<List<Throwable>> caller : running) {
      caller.get().stream().filter(Objects::nonNull).forEach(failures::add);
    }
    return failures;
  }

  private ScriptedServer server() {
    return new ScriptedServer(
        x -> {
          boolean good = issuer.accepts(x.request().headers().get("authorization"));
          x.send(good ? "200 OK" : "401 No", "", good ? "{}" : "");
        });
  }

  private ClientRuntime runtime(ScriptedServer server, TokenSource source) {
    return new ClientRuntime(
        server.url(),
        ClientSettings.builder().clock(time).sleeper(time).build(),
        new TokenAuthorizer("Authorization", "Bearer ", source),
        (body, success) -> Optional.empty());
  }

  private static Object things(ClientRuntime runtime) {
    GeneratedApi<TestClient.Api> api = runtime.api(TestClient.Api.class, new JsonDecoder());
    return runtime.get("test.things", attempt -> api.of(attempt).things());
  }

  /** Accepts the last token, so many times. */
  private static final class Issuer {
    private final AtomicInteger issued = new AtomicInteger();
    private int life = Integer.MAX_VALUE;
    private int left;
    private String good = "";

    synchronized Secret issue() {
      Secret token = Secret.of("t0ken+/=" + issued.incrementAndGet());
      good = "Bearer " + token.reveal();
      left = life;
      return token;
    }

    synchronized boolean accepts(String header) {
      return good.equals(header) && left-- > 0;
    }

    synchronized void voidAll() {
      good = "";
    }
  }
}
