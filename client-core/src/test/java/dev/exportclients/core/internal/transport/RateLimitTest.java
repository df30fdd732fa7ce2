package dev.exportclients.core.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.internal.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the listener is told of the calls that are left. */
class RateLimitTest {
  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @CsvSource({
    "200 OK, X-RateLimit-Limit, 5000, X-RateLimit-Remaining, 4999",
    "200 OK, x-ratelimit-limit, 1000, x-ratelimit-remaining, 0",
    "401 No, X-RateLimit-Limit, 999999999999999999, X-RateLimit-Remaining, 1"
  })
  void tellsHowManyCallsThereAreAndHowManyAreLeft(
      String status, String limit, long calls, String remaining, long left) throws Exception {
    String head = limit + ": " + calls + "\r\n" + remaining + ":  " + left + " \r\n";
    assertThat(told(status, head)).containsExactly(OptionalLong.of(calls), OptionalLong.of(left));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "X-RateLimit-Limit:\r\n",
        "X-RateLimit-Limit: many\r\nX-RateLimit-Remaining: -1\r\n",
        "X-RateLimit-Limit: 5000, 5000\r\nX-RateLimit-Remaining: 1.5\r\n",
        "X-RateLimit-Limit: 9999999999999999999\r\nX-RateLimit-Remaining: \u0661\r\n",
        "X-RateLimit-Reset: 3600\r\n"
      })
  void takesWhatIsNoNumberForNothing(String head) throws Exception {
    assertThat(told("200 OK", head)).containsExactly(OptionalLong.empty(), OptionalLong.empty());
  }

  private List<OptionalLong> told(String status, String head) throws Exception {
    List<OptionalLong> told = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void onExchange(Exchange exchange) {
            told.add(exchange.rateLimit());
            told.add(exchange.rateRemaining());
          }
        };
    ClientSettings settings =
        ClientSettings.builder()
            .clock(time)
            .sleeper(time)
            .listener(listener)
            .retryPolicy(RetryPolicy.none())
            .build();
    try (var server = new ScriptedServer(x -> x.send(status, head, "{}"));
        var client = new TestClient(server.url(), settings)) {
      Throwable refused = catchThrowable(client::things);
      assertThat(refused == null).isEqualTo(status.startsWith("200"));
    }
    return told;
  }
}
