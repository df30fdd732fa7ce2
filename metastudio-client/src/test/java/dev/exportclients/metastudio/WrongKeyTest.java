package dev.exportclients.metastudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider locks a key after five wrong signatures. */
class WrongKeyTest {
  private static final DateTimeFormatter SDK_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
  private static final String WRONG =
      "{\"error_code\":\"APIGW.0301\",\"error_msg\":\"verify aksk signature fail\"}";

  private final FakeTime time = new FakeTime();
  private final AtomicInteger rejected = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean wrong;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({"1, 60", "16, 60", "16, -60", "16, 6000"})
  void aClockThatIsOffCostsOneRejectionHoweverManyThreadsThereAre(int calls, int minutes)
      throws Exception {
    try (var server = gateway(Duration.ofMinutes(minutes));
        MetaStudioClient client = client(server.url(), settings().build())) {
      assertThat(all(calls, client)).containsOnlyNulls();
      assertThat(rejected).hasValue(1);
      assertThat(all(calls, client)).containsOnlyNulls();
      assertThat(rejected).hasValue(1);
    }
  }

  @Test
  void aWrongSecretIsSentOnceHoweverManyThreadsThereAre() throws Exception {
    wrong = true;
    try (var server = gateway(Duration.ZERO);
        MetaStudioClient client = client(server.url(), settings().build())) {
      assertThat(all(16, client)).hasOnlyElementsOfType(UnauthenticatedException.class);
      assertThat(all(3, client)).hasOnlyElementsOfType(UnauthenticatedException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** A refusal under status 200 shows in the body only, which may come late, and bit by bit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 OK | {\"error_code\":\"APIGW.0301\",\"error_msg\":\"m\"}",
        "200 OK | {\"error_code\":\"MSS.000000004\",\"error_msg\":\"m\"}",
        "400 X | {\"error_code\":\"MSS.00010008\",\"error_msg\":\"m\"}",
        "401 X | {\"error_code\":\"APIGW.0301\",\"error_msg\":\"m\"}",
        "401 X | ",
        "403 X | {\"error_code\":\"APIG.0303\",\"error_msg\":\"m\"}",
      })
  void aRefusalIsHeardOnceHoweverManyThreadsThereAre(String response) throws Exception {
    String[] parts = response.split(" \\| ", 2);
    CountDownLatch headIsOut = new CountDownLatch(1);
    CountDownLatch othersCame = new CountDownLatch(1);
    try (var server =
            new ScriptedServer(
                x -> {
                  byte[] body = parts[1].getBytes(StandardCharsets.UTF_8);
                  x.head(parts[0], date(Duration.ZERO) + "Content-Length: " + body.length + "\r\n");
                  headIsOut.countDown();
                  othersCame.await();
                  x.write(body, 0, body.length / 2);
                  x.write(body, body.length / 2, body.length);
                });
        MetaStudioClient client = client(server.url(), settings().build())) {
      Future<Throwable> probe = threads.submit(() -> read(client));
      headIsOut.await();
      List<Thread> others = new ArrayList<>();
      List<Throwable> failures = new CopyOnWriteArrayList<>();
      for (int i = 0; i < 15; i++) {
        others.add(new Thread(() -> failures.add(read(client))));
      }
      others.forEach(Thread::start);
      others.forEach(other -> awaitWaiting(other, server));
      othersCame.countDown();
      for (Thread other : others) {
        other.join();
      }
      assertThat(probe.get()).isInstanceOf(UnauthenticatedException.class);
      assertThat(failures).hasSize(15).hasOnlyElementsOfType(UnauthenticatedException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** What broke off might have been a refusal, so the next one goes alone, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"error_code\":\"APIGW.0301\",",
        "{\"error_code\":\"MSS.000000003\"",
        "a,b"
      })
  void aBodyThatBreaksOffIsNoVerdict(String begun) throws Exception {
    AtomicInteger seen = new AtomicInteger();
    try (var server =
            new ScriptedServer(
                x -> {
                  if (seen.incrementAndGet() == 1) {
                    x.head("200 OK", date(Duration.ZERO) + "Content-Length: 100\r\n");
                    x.write(begun.getBytes(StandardCharsets.UTF_8), 0, begun.length());
                    x.cut();
                  } else {
                    x.send("200 OK", date(Duration.ZERO), WRONG);
                  }
                });
        MetaStudioClient client =
            client(server.url(), settings().retryPolicy(RetryPolicy.none()).build())) {
      List<Throwable> failures = all(16, client);
      assertThat(failures).doesNotContainNull();
      assertThat(failures)
          .filteredOn(failure -> !(failure instanceof UnauthenticatedException))
          .hasSize(1)
          .hasOnlyElementsOfType(TransferException.class);
      assertThat(server.requests()).hasSize(2);
    }
  }

  /**
   * Neither a call that gives up in the body, nor one that is no file, keeps the others waiting.
   */
  @ParameterizedTest
  @ValueSource(strings = {"deadline", "interrupt", "web page", "store error", "wrong coding"})
  void aProbeThatEndsInItsBodyLetsTheNextOneGo(String how) throws Exception {
    AtomicInteger seen = new AtomicInteger();
    CountDownLatch inBody = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    String body =
        switch (how) {
          case "web page" -> "<html><body>Sign in</body></html>";
          case "store error" -> "<Error><Code>AccessDenied</Code></Error>";
          case "wrong coding" -> "zzz";
          default -> "";
        };
    String coding = how.equals("wrong coding") ? "Content-Encoding: br\r\n" : "";
    try (var server =
            new ScriptedServer(
                x -> {
                  if (seen.incrementAndGet() > 1) {
                    respond(x, Duration.ZERO);
                  } else if (body.isEmpty()) {
                    x.head("200 OK", date(Duration.ZERO) + "Content-Length: 100\r\n");
                    inBody.countDown();
                    over.await();
                  } else {
                    x.send("200 OK", date(Duration.ZERO) + coding, body);
                  }
                });
        MetaStudioClient client =
            client(
                server.url(),
                how.equals("deadline")
                    ? settings().deadline(Duration.ofMillis(700)).build()
                    : settings().retryPolicy(RetryPolicy.none()).build())) {
      List<Throwable> failures = new CopyOnWriteArrayList<>();
      Thread probe = new Thread(() -> failures.add(read(client)));
      probe.start();
      if (how.equals("interrupt")) {
        inBody.await();
        probe.interrupt();
      }
      probe.join();
      assertThat(failures).hasSize(1).doesNotContainNull();
      assertThat(all(8, client)).containsOnlyNulls();
    } finally {
      over.countDown();
    }
  }

  @Test
  void aRefusedKeySaysWhenAndWhyAndGoesOutAgainOnceItIsForgotten() throws Exception {
    wrong = true;
    try (var server = gateway(Duration.ZERO);
        MetaStudioClient client = client(server.url(), settings().build())) {
      Instant at = time.instant();
      read(client);
      time.advance(Duration.ofHours(3));
      var refused = catchThrowableOfType(UnauthenticatedException.class, () -> bytes(client));
      assertThat(refused)
          .hasMessageContaining("not sent")
          .hasMessageContaining("refused at " + at)
          .hasMessageContaining("verify aksk signature fail")
          .hasMessageContaining("forgetRefusal");
      assertThat(refused.error().code()).contains("APIGW.0301");
      assertThat(refused.status()).isEqualTo(401);
      assertThat(server.requests()).hasSize(1);

      client.forgetRefusal();
      assertThat(all(8, client)).hasOnlyElementsOfType(UnauthenticatedException.class);
      assertThat(server.requests()).hasSize(2);

      wrong = false;
      client.forgetRefusal();
      assertThat(all(8, client)).containsOnlyNulls();
    }
  }

  /** A clock that is off, and a wrong secret: the correction is the only other try. */
  @Test
  void aCorrectionThatDoesNotHelpIsNotRepeated() throws Exception {
    wrong = true;
    try (var server = gateway(Duration.ofHours(1));
        MetaStudioClient client = client(server.url(), settings().build())) {
      assertThat(all(16, client)).hasOnlyElementsOfType(UnauthenticatedException.class);
      assertThat(server.requests()).hasSize(2);
    }
  }

  /** A server that says another time with each rejection is not followed for ever. */
  @Test
  void aServerWhoseClockJumpsIsFollowedOnce() throws Exception {
    try (var server =
            new ScriptedServer(x -> x.send("401 No", date(Duration.ofHours(x.number())), WRONG));
        MetaStudioClient client = client(server.url(), settings().build())) {
      assertThat(read(client)).isInstanceOf(UnauthenticatedException.class);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aClockThatIsSetLaterIsCorrectedAnew() throws Exception {
    try (var server = gateway(Duration.ofHours(1));
        MetaStudioClient client = client(server.url(), settings().build())) {
      assertThat(read(client)).isNull();
      assertThat(rejected).hasValue(1);
    }
    AtomicInteger minutes = new AtomicInteger();
    try (var server = new ScriptedServer(x -> respond(x, Duration.ofMinutes(minutes.get())));
        MetaStudioClient client = client(server.url(), settings().build())) {
      for (int hour = 1; hour < 4; hour++) {
        minutes.set(60 * hour);
        assertThat(read(client)).isNull();
        assertThat(read(client)).isNull();
      }
      assertThat(server.requests()).hasSize(9);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "401 X | {\"error_code\":\"APIGW.0301\",\"error_msg\":\"m\"}",
        "403 X | {\"error_code\":\"APIG.0303\",\"error_msg\":\"m\"}",
        "400 X | {\"error_code\":\"MSS.00010008\",\"error_msg\":\"m\"}",
        "401 X | ",
        "200 OK | {\"error_code\":\"MSS.000000004\",\"error_msg\":\"m\"}",
      })
  void aKeyIsRefusedByWhateverMeansNotAuthenticated(String response) throws Exception {
    String[] parts = response.split(" \\| ", 2);
    try (var server = new ScriptedServer(x -> x.send(parts[0], date(Duration.ZERO), parts[1]));
        MetaStudioClient client = client(server.url(), settings().build())) {
      for (int call = 0; call < 3; call++) {
        assertThat(read(client)).isInstanceOf(UnauthenticatedException.class);
      }
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** What is forbidden, missing or broken says nothing of the key. */
  @ParameterizedTest
  @ValueSource(strings = {"403 Forbidden", "404 Not Found", "400 Bad Request", "429 X", "503 X"})
  void anotherErrorRefusesNoKey(String status) throws Exception {
    try (var server = new ScriptedServer(x -> x.send(status, date(Duration.ZERO), ""));
        MetaStudioClient client =
            client(server.url(), settings().retryPolicy(RetryPolicy.none()).build())) {
      assertThat(all(4, client))
          .doesNotContainNull()
          .doesNotHaveAnyElementsOfTypes(UnauthenticatedException.class);
      assertThat(server.requests()).hasSize(4);
    }
  }

  @Test
  void aProbeThatBreaksLetsTheNextOneGo() throws Exception {
    AtomicInteger seen = new AtomicInteger();
    try (var server =
            new ScriptedServer(
                x -> {
                  if (seen.incrementAndGet() == 1) {
                    x.cut();
                  }
                  respond(x, Duration.ZERO);
                });
        MetaStudioClient client =
            client(server.url(), settings().retryPolicy(RetryPolicy.none()).build())) {
      List<Throwable> failures = all(8, client);
      assertThat(failures).filteredOn(failure -> failure != null).hasSize(1);
    }
  }

  @Test
  void aWaitForAProbeThatHangsEndsAtTheDeadlineAtTheIdleLimitAndByAnInterrupt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (var server =
            new ScriptedServer(
                x -> {
                  asked.countDown();
                  over.await();
                });
        MetaStudioClient patient =
            client(server.url(), settings().deadline(Duration.ofMillis(900)).build())) {
      Future<Throwable> probe = threads.submit(() -> read(patient));
      asked.await();
      assertThat(read(patient))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("deadline");
      assertThat(probe.get()).hasMessageContaining("deadline");
    } finally {
      over.countDown();
    }
    CountDownLatch askedAgain = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (var server =
            new ScriptedServer(
                x -> {
                  askedAgain.countDown();
                  ended.await();
                });
        MetaStudioClient client =
            client(server.url(), settings().idleTimeout(Duration.ofMinutes(10)).build())) {
      threads.submit(() -> read(client));
      askedAgain.await();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> bytes(client))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      ended.countDown();
    }
  }

  @Test
  void onceAcceptedAllCallsGoAtTheSameTime() throws Exception {
    CyclicBarrier together = new CyclicBarrier(8);
    AtomicInteger seen = new AtomicInteger();
    try (var server =
            new ScriptedServer(
                x -> {
                  if (seen.incrementAndGet() > 1) {
                    together.await();
                  }
                  respond(x, Duration.ZERO);
                });
        MetaStudioClient client = client(server.url(), settings().build())) {
      assertThat(read(client)).isNull();
      assertThat(all(8, client)).containsOnlyNulls();
    }
  }

  @Test
  void anErrorOfTheServiceProvesTheSignature() throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    AtomicInteger seen = new AtomicInteger();
    String missing = "{\"error_code\":\"MSS.000000003\",\"error_msg\":\"no such task\"}";
    try (var server =
            new ScriptedServer(
                x -> {
                  if (seen.incrementAndGet() > 1) {
                    together.await();
                  }
                  x.send("403 X", date(Duration.ZERO), missing);
                });
        MetaStudioClient client = client(server.url(), settings().build())) {
      assertThat(read(client)).isInstanceOf(PermissionDeniedException.class);
      assertThat(all(4, client)).hasOnlyElementsOfType(PermissionDeniedException.class);
    }
  }

  /**
   * Until it stands still, as a call does that waits for another's verdict, or has asked itself.
   */
  private static void awaitWaiting(Thread thread, ScriptedServer server) {
    while (thread.getState() != Thread.State.TIMED_WAITING
        && thread.getState() != Thread.State.TERMINATED
        && server.requests().size() < 2) {
      Thread.onSpinWait();
    }
  }

  /** That the file goes on is proof enough: the others need not wait for its end. */
  @Test
  void aFileThatGoesOnLetsTheOthersGo(@TempDir Path folder) throws Exception {
    byte[] file = "a,b\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    CountDownLatch othersAreDone = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    AtomicInteger seen = new AtomicInteger();
    try (var server =
        new ScriptedServer(
            x -> {
              int number = seen.incrementAndGet();
              int from = x.rangeStart();
              String head = date(Duration.ZERO) + "ETag: \"e\"\r\n";
              if (number > 2) {
                respond(x, Duration.ZERO);
              } else if (from == 0) {
                x.sendCut(head, file, 100_000);
              } else {
                x.head(
                    "206 P",
                    head
                        + ("Content-Length: " + (file.length - from))
                        + ("\r\nContent-Range: bytes " + from + "-199999/200000\r\n"));
                x.write(file, from, 150_000);
                goesOn.countDown();
                othersAreDone.await();
                x.write(file, 150_000, file.length);
              }
            })) {
      ClientSettings once = settings().retryPolicy(RetryPolicy.none()).build();
      try (MetaStudioClient first = client(server.url(), once)) {
        assertThatThrownBy(() -> first.result("t").saveTo(folder.resolve("f.csv")))
            .isInstanceOf(TransferException.class);
      }
      try (MetaStudioClient next = client(server.url(), once)) {
        Future<Long> rest =
            threads.submit(() -> next.result("t").saveTo(folder.resolve("f.csv")).bytes());
        goesOn.await();
        assertThat(all(8, next)).containsOnlyNulls();
        othersAreDone.countDown();
        assertThat(rest.get()).isEqualTo(file.length);
      }
    } finally {
      othersAreDone.countDown();
    }
  }

  /** What each of so many calls at once failed with; null for those that did not. */
  private List<Throwable> all(int calls, MetaStudioClient client) throws Exception {
    CyclicBarrier together = new CyclicBarrier(calls);
    List<Future<Throwable>> running = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      running.add(
          threads.submit(
              () -> {
                together.await();
                return read(client);
              }));
    }
    List<Throwable> failures = new ArrayList<>();
    for (Future<Throwable> call : running) {
      failures.add(call.get());
    }
    return failures;
  }

  private static Throwable read(MetaStudioClient client) {
    return catchThrowable(() -> bytes(client));
  }

  private static int bytes(MetaStudioClient client) {
    return client
        .result("t")
        .read(content -> content.stream().readAllBytes().length, DownloadOptions.defaults());
  }

  /** Refuses what was signed more than 15 minutes off its own clock, and all of a wrong key. */
  private ScriptedServer gateway(Duration ahead) {
    return new ScriptedServer(x -> respond(x, ahead));
  }

  private void respond(ScriptedServer.Exchange exchange, Duration ahead) throws Exception {
    Instant signed =
        LocalDateTime.parse(exchange.request().headers().get("x-sdk-date"), SDK_DATE)
            .toInstant(ZoneOffset.UTC);
    Duration off = Duration.between(signed, time.instant().plus(ahead)).abs();
    if (wrong || off.compareTo(Duration.ofMinutes(15)) > 0) {
      rejected.incrementAndGet();
      exchange.send("401 No", date(ahead) + "Content-Type: application/json\r\n", WRONG);
    } else {
      exchange.send("200 OK", date(ahead), "a,b");
    }
  }

  private String date(Duration ahead) {
    return "Date: "
        + DateTimeFormatter.RFC_1123_DATE_TIME.format(
            time.instant().plus(ahead).atOffset(ZoneOffset.UTC))
        + "\r\n";
  }

  private ClientSettings.Builder settings() {
    return ClientSettings.builder().clock(time).sleeper(time);
  }

  private static MetaStudioClient client(URI url, ClientSettings settings) {
    return MetaStudioClient.builder()
        .baseUrl(url)
        .projectId("p1")
        .credentials(MetaStudioCredentials.akSk("AK", Secret.of("Sk-right+or/wrong=123456")))
        .settings(settings)
        .build();
  }
}
