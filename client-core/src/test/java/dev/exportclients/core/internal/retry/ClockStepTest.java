package dev.exportclients.core.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import dev.exportclients.core.internal.time.DeadlineSleeper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the clock while a call is under way: no limit moves with it. */
class ClockStepTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @ValueSource(strings = {"-PT1H", "PT1H", "-P9000D", "P9000D", "-PT59S"})
  void aDeadlinePassesWhenItsTimeHasPassed(Duration step) throws Exception {
    try (var server = new ScriptedServer(x -> stepThen(x, step, "503 Down"));
        var client = client(server, MINUTE)) {
      assertThatThrownBy(client::things).isInstanceOf(ProviderUnavailableException.class);
      assertThat(slept()).isBetween(MINUTE.minusSeconds(20), MINUTE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT1H", "PT1H", "-P9000D", "P9000D", "-PT59S"})
  void aWaitEndsWhenItsTimeHasPassed(Duration step) throws Exception {
    try (var server = new ScriptedServer(x -> stepThen(x, step, "412 Not yet"));
        var client = client(server, Duration.ofDays(1))) {
      var notReady =
          catchThrowableOfType(
              NotReadyException.class,
              () -> client.file("1").read(c -> 1, DownloadOptions.defaults().waitAtMost(MINUTE)));
      assertThat(slept()).isBetween(MINUTE.minusSeconds(2), MINUTE);
      assertThat(notReady).hasMessageContaining("not ready after 59s of at most 1m");
    }
  }

  @Test
  void aDeadlineBeyondAllCalendarsIsNone() throws Exception {
    Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "{}"));
        var client = client(server, forever)) {
      assertThat(client.things()).isEmpty();
      client.file("1").read(c -> 1, DownloadOptions.defaults().waitAtMost(forever));
    }
  }

  @Test
  void workThatNoRequestBoundsCanAskForTheDeadline() {
    DeadlineSleeper pauses =
        new DeadlineSleeper(
            "test", ClientSettings.builder().sleeper(time).deadline(MINUTE).build());
    pauses.requireTime();
    time.advance(MINUTE);
    assertThatThrownBy(pauses::requireTime)
        .isInstanceOf(TransferException.class)
        .hasMessage("test: the deadline passed");
  }

  private void stepThen(ScriptedServer.Exchange exchange, Duration step, String status)
      throws Exception {
    if (exchange.number() == 1) {
      time.set(step);
    }
    exchange.send(status, "", "");
  }

  private Duration slept() {
    return time.pauses().stream().reduce(Duration.ZERO, Duration::plus);
  }

  private TestClient client(ScriptedServer server, Duration deadline) {
    return new TestClient(
        server.url(),
        ClientSettings.builder()
            .clock(time)
            .sleeper(time)
            .deadline(deadline)
            .retryPolicy(RetryPolicy.defaults().withRetries(1000))
            .build());
  }
}
