package dev.exportclients.benchmarks;

import dev.exportclients.benchmarks.report.Goal;
import dev.exportclients.benchmarks.report.Section;
import dev.exportclients.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

/** How long {@code exportctl --version} takes. */
final class StartUp {
  private static final int RUNS = 11;

  private StartUp() {}

  static Section run(Config config) throws IOException {
    double median = config.exportctl().isPresent() ? median(config.exportctl().get()) : Double.NaN;
    Table table =
        new Table("command", "seconds")
            .row(
                "exportctl --version",
                Double.isNaN(median) ? "not run (not built)" : Table.number(median, 3));
    return new Section(
        "Start of the command line",
        table.toString(),
        List.of(new Goal("exportctl --version", 0.3, median, " s")));
  }

  private static double median(Path exportctl) throws IOException {
    double[] seconds = new double[RUNS + 1];
    for (int run = 0; run <= RUNS; run++) {
      seconds[run] = once(exportctl);
    }
    return Race.median(DoubleStream.of(seconds).skip(1).toArray());
  }

  private static double once(Path exportctl) throws IOException {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(exportctl.toString(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (Folders.await(process) != 0) {
      throw new IllegalStateException("exportctl --version failed");
    }
    return (System.nanoTime() - begun) / 1e9;
  }
}
