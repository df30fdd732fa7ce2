package dev.exportclients.core.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void asksAgainAfterATransientStatus(int status) throws Exception {
    try (var server =
            new ScriptedServer(
                x -> x.send(x.number() < 4 ? status + " Sorry" : "200 OK", "", "{\"a\":1}"));
        var client = client(server)) {
      assertThat(client.things().get("a").asInt()).isEqualTo(1);
      assertThat(server.requests()).hasSize(4);
      assertThat(time.pauses()).hasSize(3);
    }
  }

  @Test
  void pausesWithFullJitterUnderADoublingCeiling() throws Exception {
    RetryPolicy many = RetryPolicy.defaults().withRetries(12);
    try (var server = new ScriptedServer(x -> x.send("503 Down", "", ""));
        var client = new TestClient(server.url(), settings().retryPolicy(many).build())) {
      assertThatThrownBy(client::things).isInstanceOf(ProviderUnavailableException.class);

      List<Duration> pauses = time.pauses();
      assertThat(pauses).hasSize(12);
      for (int i = 0; i < pauses.size(); i++) {
        assertThat(pauses.get(i).toMillis()).isBetween(0L, Math.min(20_000L, 500L << i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 406, 410, 412, 422, 501, 505})
  void doesNotAskAgainAfterAPermanentStatus(int status) throws Exception {
    try (var server = new ScriptedServer(x -> x.send(status + " No", "", ""));
        var client = client(server)) {
      assertThatThrownBy(client::things).isNotInstanceOf(TransferException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void zeroRetriesIsOneRequest() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("503 Down", "", ""));
        var client =
            new TestClient(server.url(), settings().retryPolicy(RetryPolicy.none()).build())) {
      assertThatThrownBy(client::things).isInstanceOf(ProviderUnavailableException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void waitsAsLongAsTheServerAsksInSeconds() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> x.send(x.number() == 1 ? "429 Slow" : "200 OK", "Retry-After: 37\r\n", "{}"));
        var client = client(server)) {
      client.things();
      assertThat(time.pauses()).containsExactly(Duration.ofSeconds(37));
    }
  }

  @Test
  void readsARetryDateByTheServersOwnClock() throws Exception {
    String headers =
        "Date: Mon, 23 Nov 2026 12:00:00 GMT\r\nRetry-After: Mon, 23 Nov 2026 12:00:42 GMT\r\n";
    try (var server =
            new ScriptedServer(
                x -> x.send(x.number() == 1 ? "503 Down" : "200 OK", headers, "{}"));
        var client = client(server)) {
      client.things();
      assertThat(time.pauses()).containsExactly(Duration.ofSeconds(42));
    }
  }

  @Test
  void saysWhenTheServerAsksForMoreThanAMinute() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("429 Slow", "Retry-After: 3600\r\n", ""));
        var client = client(server)) {
      var limited = catchThrowableOfType(RateLimitedException.class, client::things);

      assertThat(limited.retryAfter()).contains(Duration.ofHours(1));
      assertThat(limited).hasMessageContaining("3600 s, at 2026-11-23T11:00:00Z");
      assertThat(server.requests()).hasSize(1);
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void asksAgainWhenAPooledConnectionTurnsOutDead() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 2) {
                    x.cut();
                  } else {
                    x.send("200 OK", "", "{}");
                  }
                });
        var client = client(server)) {
      client.things();
      client.things();
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void neverSendsAPostTwice() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.request().line().startsWith("POST")) {
                    x.cut();
                  } else {
                    x.send("200 OK", "", "{}");
                  }
                });
        var client = client(server)) {
      client.things();
      assertThatThrownBy(client::start)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("may have reached the provider");
      assertThat(server.requests()).filteredOn(r -> r.line().startsWith("POST")).hasSize(1);
    }
  }

  @Test
  void doesNotRepeatAPostThatFailed() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("503 Down", "", ""));
        var client = client(server)) {
      assertThatThrownBy(client::start).isInstanceOf(ProviderUnavailableException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void countsAnewAfterProgress() throws Exception {
    byte[] file = new byte[1_000_000];
    try (var server =
            new ScriptedServer(
                x -> {
                  int start = x.rangeStart();
                  if (start == 0) {
                    x.head("200 OK", "ETag: \"e\"\r\nContent-Length: " + file.length + "\r\n");
                  } else {
                    x.head(
                        "206 Partial",
                        "ETag: \"e\"\r\nContent-Length: "
                            + (file.length - start)
                            + "\r\nContent-Range: bytes "
                            + start
                            + "-999999/1000000\r\n");
                  }
                  x.write(file, start, Math.min(file.length, start + 100_000));
                  if (start + 100_000 < file.length) {
                    x.cut();
                  }
                });
        var client =
            new TestClient(
                server.url(),
                settings().retryPolicy(RetryPolicy.defaults().withRetries(1)).build())) {
      byte[] read = client.file("1").read(c -> c.stream().readAllBytes(), options());
      assertThat(read).isEqualTo(file);
      assertThat(server.requests()).hasSize(10);
    }
  }

  @Test
  void endsWhenAServerTakesBackItsProgressEachTime() throws Exception {
    byte[] file = new byte[1_000_000];
    try (var server =
            new ScriptedServer(
                x -> {
                  x.sendCut("", file, 60_000);
                });
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").read(c -> c.stream().readAllBytes(), options()))
          .isInstanceOf(TransferException.class);
      assertThat(server.requests()).hasSize(5);
    }
  }

  @Test
  void refusesAnUnknownHostAtOnce() {
    try (var client =
        new TestClient(URI.create("https://no-such-host.invalid"), settings().build())) {
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("no-such-host.invalid");
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void waitsForWhatIsNotReadyWithGrowingPauses() throws Exception {
    try (var server =
            new ScriptedServer(x -> x.send(x.number() < 20 ? "412 Not yet" : "200 OK", "", "csv"));
        var client = client(server)) {
      byte[] read =
          client
              .file("1")
              .read(c -> c.stream().readAllBytes(), options().waitAtMost(Duration.ofHours(1)));

      assertThat(read).isEqualTo("csv".getBytes());
      List<Duration> pauses = time.pauses();
      assertThat(pauses).hasSize(19);
      assertThat(pauses.get(0)).isBetween(Duration.ofMillis(800), Duration.ofSeconds(1));
      assertThat(pauses.get(18)).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(15));
    }
  }

  @Test
  void givesUpWaitingAtItsLimitAndSaysWhatItWaitedFor() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("412 Not yet", "", ""));
        var client = client(server)) {
      var before = time.instant();
      var notReady =
          catchThrowableOfType(
              NotReadyException.class,
              () ->
                  client
                      .file("77")
                      .read(
                          c -> c.stream().readAllBytes(),
                          options().waitAtMost(Duration.ofMinutes(5))));

      assertThat(Duration.between(before, time.instant()))
          .isBetween(Duration.ofSeconds(299), Duration.ofMinutes(5));
      assertThat(notReady.ids()).containsEntry("id", "77");
      assertThat(notReady.status()).hasValue(412);
      assertThat(notReady).hasMessageContaining("not ready after 4m59s of at most 5m");
    }
  }

  @Test
  void boundsAPollThatHangs() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.send("412 Not yet", "", "");
                  } else {
                    x.socket().getInputStream().read();
                  }
                });
        var client = client(server)) {
      assertThatThrownBy(
              () ->
                  client
                      .file("1")
                      .read(
                          c -> c.stream().readAllBytes(),
                          options().waitAtMost(Duration.ofMillis(1200))))
          .isInstanceOf(NotReadyException.class);
    }
  }

  @Test
  void boundsAPollWhoseBodyHangs() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("412 Not yet", "Content-Length: 100\r\n");
                  x.socket().getInputStream().read();
                });
        var client = client(server)) {
      var notReady =
          catchThrowableOfType(
              NotReadyException.class,
              () ->
                  client
                      .file("1")
                      .read(
                          c -> c.stream().readAllBytes(),
                          options().waitAtMost(Duration.ofMillis(300))));
      assertThat(notReady.status()).hasValue(412);
    }
  }

  @Test
  void aLongWaitOutlivesFailuresThatStandAlone() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  String status = x.number() % 4 == 0 ? "503 Down" : "412 Not yet";
                  x.send(x.number() < 60 ? status : "200 OK", "", "csv");
                });
        var client = client(server)) {
      byte[] read =
          client
              .file("1")
              .read(c -> c.stream().readAllBytes(), options().waitAtMost(Duration.ofHours(1)));
      assertThat(read).isEqualTo("csv".getBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999",
        "61",
        "Mon, 23 Nov 2026 13:00:00 GMT",
        "Monday, 23-Nov-26 13:00:00 GMT",
        "Mon Nov 23 13:00:00 2026"
      })
  void givesUpAtOnceWhenAskedToWaitForLong(String retryAfter) throws Exception {
    String headers = "Date: Mon, 23 Nov 2026 12:00:00 GMT\r\nRetry-After: " + retryAfter + "\r\n";
    try (var server = new ScriptedServer(x -> x.send("429 Slow", headers, ""));
        var client = client(server)) {
      var limited = catchThrowableOfType(RateLimitedException.class, client::things);
      assertThat(limited.retryAfter()).isPresent();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void anInterruptEndsAPause() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("503 Down", "", ""));
        var client =
            new TestClient(
                server.url(),
                ClientSettings.builder()
                    .clock(time)
                    .sleeper(
                        pause -> {
                          throw new InterruptedException();
                        })
                    .build())) {
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void makesTheTypeOfTheStatus() throws Exception {
    assertThatThrownBy(() -> responded("401 No")).isInstanceOf(UnauthenticatedException.class);
    assertThatThrownBy(() -> responded("403 No")).isInstanceOf(PermissionDeniedException.class);
    assertThatThrownBy(() -> responded("418 No")).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aShortWaitDoesNotHideAProviderThatIsDown() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("503 Down", "Retry-After: 30\r\n", ""));
        var client = client(server)) {
      assertThatThrownBy(
              () ->
                  client
                      .file("1")
                      .read(
                          c -> c.stream().readAllBytes(),
                          options().waitAtMost(Duration.ofSeconds(10))))
          .isInstanceOf(ProviderUnavailableException.class);
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void aClosedClientSaysSo() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "{}"))) {
      TestClient client =
          new TestClient(server.url(), settings().deadline(Duration.ofSeconds(5)).build());
      client.close();
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("closed");
    }
  }

  @Test
  void a416ToNoRangeIsARejectedRequest() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("416 R", "", "{\"error_code\":\"E1\"}"));
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").read(c -> c.stream().readAllBytes(), options()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("E1");
    }
  }

  private void responded(String status) throws IOException {
    try (var server = new ScriptedServer(x -> x.send(status, "", "<html><p>Words</p>"));
        var client = client(server)) {
      client.things();
    }
  }

  private static DownloadOptions options() {
    return DownloadOptions.defaults();
  }

  private ClientSettings.Builder settings() {
    return ClientSettings.builder().clock(time).sleeper(time);
  }

  private TestClient client(ScriptedServer server) {
    return new TestClient(server.url(), settings().build());
  }
}
