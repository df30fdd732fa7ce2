package dev.exportclients.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.terminal.DisplayWidth;
import dev.exportclients.cli.terminal.TerminalSize;
import dev.exportclients.core.FakeTime;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.ExportTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanBoardTest {
  private final FakeTime time = new FakeTime();
  private final PlanBoard board = new PlanBoard(time::nanoTime);

  private static TerminalSize room(int columns, int rows) {
    return new TerminalSize() {
      @Override
      public int columns() {
        return columns;
      }

      @Override
      public int rows() {
        return rows;
      }
    };
  }

  private void goesOn(String name) {
    board.goesOn(
        new ExportStatus(
            name,
            "ems",
            ExportState.STARTED,
            false,
            1,
            "",
            Optional.empty(),
            List.of(),
            0,
            0,
            ExportTimes.NONE,
            Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"39, 13", "79, 26", "199, 66", "5, 10"})
  void aLongNameLeavesRoomForWhatIsSaidOfIt(int columns, int ofName) throws Exception {
    goesOn("x".repeat(100));
    goesOn("結果の書き出し".repeat(10));
    goesOn("a");
    time.sleep(Duration.ofSeconds(5));

    List<String> lines = board.lines(room(columns, 23));

    assertThat(lines.get(0)).isEqualTo("x".repeat(ofName - 1) + "… started  for 5 s");
    assertThat(lines.get(1)).startsWith("結果の").endsWith(" started  for 5 s");
    assertThat(lines.get(2)).isEqualTo("a" + " ".repeat(ofName) + "started  for 5 s");
    assertThat(lines.subList(0, 3))
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isEqualTo(ofName + 17));
  }

  @ParameterizedTest
  @CsvSource({"23, 14", "8, 8", "3, 3", "1, 2"})
  void hasNoMoreLinesThanThereIsRoomFor(int rows, int expected) {
    for (int export = 0; export < 20; export++) {
      goesOn("e" + export);
    }

    List<String> lines = board.lines(room(79, rows));

    assertThat(lines).hasSize(expected);
    assertThat(lines.get(expected - 2)).isEqualTo("… and " + (22 - expected) + " more that go on");
  }

  @Test
  void timePassesInItThoughNothingHappens() throws Exception {
    goesOn("results");
    board.progress("results", 0, OptionalLong.of(1000));
    board.progress("results", 500, OptionalLong.of(1000));
    time.sleep(Duration.ofSeconds(1));
    assertThat(board.lines(room(79, 23)).get(0)).contains("500 B/s, 1 s left");
    time.sleep(Duration.ofSeconds(4));

    assertThat(board.lines(room(79, 23)).get(0)).contains("100 B/s, 5 s left");
  }
}
