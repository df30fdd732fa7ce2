package dev.exportclients.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SttySizeTest {
  private long nanos;
  private String stty = "24 80\n";

  private SttySize size(Map<String, String> environment) {
    return new SttySize(environment, () -> nanos, () -> stty);
  }

  @ParameterizedTest
  @CsvSource({
    "24 132, , 132",
    "24 40, 80, 40",
    "24 132, 40, 40",
    "0 0, 40, 40",
    "0 0, , 80",
    "'', , 80",
    "stty: no terminal, 60, 60",
    "24 70, nonsense, 70",
    "24 70, -1, 70",
    "24 70, 0, 70"
  })
  void takesTheLesserOfWhatIsKnown(String said, String variable, int expected) {
    stty = said;

    assertThat(size(variable == null ? Map.of() : Map.of("COLUMNS", variable)).columns())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"8 132, 8", "0 0, 24", "'', 24", "stty: no terminal, 24"})
  void takesTheRowsThatAreSaid(String said, int expected) {
    stty = said;

    assertThat(size(Map.of()).rows()).isEqualTo(expected);
  }

  @Test
  void asksAgainAtTimes() {
    SttySize size = size(Map.of());
    assertThat(size.columns()).isEqualTo(80);
    stty = "24 40\n";

    assertThat(size.columns()).isEqualTo(80);
    nanos += Duration.ofSeconds(2).toNanos();
    assertThat(size.columns()).isEqualTo(40);
  }
}
