package dev.exportclients.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.options.GlobalOptions;
import dev.exportclients.core.FakeTime;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private int columns = 80;
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final FakeTime time = new FakeTime();
  private final Console console =
      new Console(
          new ProcessIo(
              Map.of(),
              OutputStream.nullOutputStream(),
              stderr,
              true,
              () -> columns,
              Path.of("."),
              time,
              time),
          new GlobalOptions());
  private long nanos;
  private final ProgressLine progress = new ProgressLine(console, () -> nanos);

  private String[] shown() {
    return stderr.toString(StandardCharsets.UTF_8).split("\r\u001b\\[K");
  }

  private void at(Duration since, long bytes, OptionalLong total) {
    nanos = since.toNanos();
    progress.onProgress(bytes, total);
  }

  @Test
  void tellsBytesPercentRateAndTimeLeft() {
    OptionalLong total = OptionalLong.of(2_000_000_000);
    at(Duration.ZERO, 0, total);
    at(Duration.ofSeconds(1), 10_000_000, total);

    assertThat(shown()).containsExactly("", "10.0 MB of 2.0 GB, 0 %, 10.0 MB/s, 3 min 19 s left");
  }

  @Test
  void countsTheRateFromWhereItWentOn() {
    OptionalLong total = OptionalLong.of(1_000);
    at(Duration.ZERO, 900, total);
    at(Duration.ofSeconds(1), 950, total);

    assertThat(shown()).containsExactly("", "950 B of 1.0 kB, 95 %, 50 B/s, 1 s left");
  }

  @Test
  void tellsWhatItCanWithoutATotal() {
    at(Duration.ZERO, 0, OptionalLong.empty());
    at(Duration.ofSeconds(2), 3_000, OptionalLong.empty());

    assertThat(shown()).containsExactly("", "3.0 kB, 1.5 kB/s");
  }

  @Test
  void isSilentBetweenItsLines() {
    for (int i = 0; i < 1000; i++) {
      at(Duration.ofMillis(i), i, OptionalLong.empty());
    }

    assertThat(shown()).hasSize(5);
  }

  @Test
  void startsAnewWhenTheDownloadDoes() {
    OptionalLong total = OptionalLong.of(1_000);
    at(Duration.ZERO, 500, total);
    at(Duration.ofSeconds(1), 0, total);
    at(Duration.ofSeconds(2), 100, total);

    assertThat(shown()).containsExactly("", "100 B of 1.0 kB, 10 %, 100 B/s, 9 s left");
  }

  @Test
  void staysWithinTheTerminalsWidth() {
    OptionalLong total = OptionalLong.of(2_000_000_000);
    at(Duration.ZERO, 0, total);
    for (columns = 80; columns > 0; columns--) {
      at(Duration.ofSeconds(81 - columns), 10_000_000, total);
    }

    String[] lines = shown();
    assertThat(lines).hasSizeGreaterThan(75);
    for (int i = 1; i < lines.length; i++) {
      assertThat(lines[i].length()).isLessThan(82 - i);
    }
    assertThat(lines[50]).isEqualTo("10.0 MB of 2.0 GB, 0 %, 200.0\u2026");
  }

  @Test
  void makesRoomForOtherText() {
    at(Duration.ZERO, 0, OptionalLong.empty());
    at(Duration.ofSeconds(2), 3_000, OptionalLong.empty());
    console.note("a note");

    assertThat(shown()).endsWith("a note\n");
  }
}
