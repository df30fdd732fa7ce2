package dev.exportclients.core.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.internal.TestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A listener hears of each pause, and of none that is not made. */
class PausesToldTest {
  private final FakeTime time = new FakeTime();
  private final List<Duration> told = new ArrayList<>();

  @Test
  void tellsOfEachPauseForARetryThatTheDeadlineAllows() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("503 Down", "Retry-After: 4\r\n", ""));
        var client = client(server)) {
      assertThatThrownBy(client::things).isInstanceOf(ProviderUnavailableException.class);
      assertThat(told).hasSize(2).isEqualTo(time.pauses());
    }
  }

  @Test
  void tellsOfEachPauseForAPollThatTheDeadlineAllows() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("412 Not yet", "", ""));
        var client = client(server)) {
      DownloadOptions options = DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(5));
      assertThatThrownBy(() -> client.file("1").read(c -> 1, options))
          .isInstanceOf(NotReadyException.class);
      assertThat(told).isNotEmpty().isEqualTo(time.pauses());
    }
  }

  private TestClient client(ScriptedServer server) {
    return new TestClient(
        server.url(),
        ClientSettings.builder()
            .clock(time)
            .sleeper(time)
            .deadline(Duration.ofSeconds(10))
            .listener(
                new ExchangeListener() {
                  @Override
                  public void onRetry(Retry retry) {
                    told.add(retry.pause());
                  }

                  @Override
                  public void onWait(Wait wait) {
                    told.add(wait.pause());
                  }
                })
            .build());
  }
}
