package dev.exportclients.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.benchmarks.contender.Contender;
import dev.exportclients.benchmarks.contender.Fetchers;
import dev.exportclients.benchmarks.report.Goal;
import dev.exportclients.benchmarks.server.FileServer;
import dev.exportclients.benchmarks.server.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarksTest {
  private static final Map<String, String> TINY =
      Map.ofEntries(
          Map.entry("BENCH_MIB", "4"),
          Map.entry("BENCH_ROUNDS", "1"),
          Map.entry("BENCH_EXPORTS", "20"),
          Map.entry("BENCH_PARALLEL", "4"),
          Map.entry("BENCH_TOOLS", "false"),
          Map.entry("BENCH_JMH_FORKS", "0"),
          Map.entry("BENCH_JMH_ITERATIONS", "1"),
          Map.entry("BENCH_JMH_MILLIS", "10"));

  /** Each process says the SHA-256 of what it got; the run fails if one is another. */
  @Test
  @Tag("race")
  void racesEveryJavaContenderAndSaysWhatIsNotRun(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("page.md");
    Files.writeString(
        page,
        """
        before
        <!-- begin: written by benchmarks/run -->
        old
        <!-- end: written by benchmarks/run -->
        after
        """);

    Benchmarks.run(Config.of(TINY)).writeInto(page);

    String report = Files.readString(page);
    for (Fetchers contender : Fetchers.values()) {
      assertThat(report)
          .containsPattern("(?m)^\\| " + Pattern.quote(contender.shown()) + " +\\| \\d");
    }
    assertThat(report)
        .containsPattern("(?m)^\\| curl -o /dev/null +\\| not run")
        .containsPattern("(?m)^\\| ours: AkSkSigner +\\| \\d")
        .containsPattern("(?m)^\\| ours: plan run, with its ledger +\\| \\d")
        .containsPattern("(?m)^\\| exportctl --version +\\| not run")
        .containsPattern("(?m)^\\| SIGKILL at 1/2, and run again +\\| 4,194,304 +\\| 4,\\d")
        .startsWith("before\n<!-- begin")
        .endsWith("<!-- end: written by benchmarks/run -->\nafter\n")
        .doesNotContain("\nold\n");
  }

  @Test
  void refusesWhatGotSomethingElse(@TempDir Path folder) throws IOException {
    TestFile file = TestFile.create(folder.resolve("file"), 3 << 20);
    Contender liar = Contender.shell("liar", "printf '%064d\\n' 0");

    try (FileServer server = new FileServer(file)) {
      assertThatThrownBy(() -> new Trial(folder).run(liar, server))
          .hasMessageContaining("liar got something else");
    }
  }

  @Test
  void takesTheMiddleOfEvenAndOddNumbersOfRounds() {
    assertThat(Race.median(3, 1, 2)).isEqualTo(2);
    assertThat(Race.median(4, 1, 2, 3)).isEqualTo(2.5);
  }

  @Test
  void callsAMissedGoalMissed() {
    assertThat(Goal.ratio("x", 0.8, 0.81).verdict()).isEqualTo("**missed**");
    assertThat(Goal.ratio("x", 0.8, 0.8).verdict()).isEqualTo("met");
    assertThat(Goal.ratio("x", 0.8, Double.NaN).verdict()).isEqualTo("not run");
  }
}
