package dev.exportclients.benchmarks;

import dev.exportclients.benchmarks.report.Goal;
import dev.exportclients.benchmarks.report.Section;
import dev.exportclients.benchmarks.report.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Signing by AK/SK, by JMH. */
final class Signing {
  private static final Map<String, String> SHOWN =
      Map.of(
          "ours", "ours: AkSkSigner",
          "official", "official Huawei SDK: AKSKSigner",
          "bareFresh", "bare SHA-256 + HMAC, fresh instances",
          "bareReused", "bare SHA-256 + HMAC, reused instances");

  private Signing() {}

  static Section run(Config config) throws RunnerException {
    Map<String, RunResult> results = new TreeMap<>();
    for (RunResult result : run(options(config))) {
      results.put(result.getPrimaryResult().getLabel(), result);
    }
    double fresh = nanos(results.get("bareFresh"));
    Table table = new Table("signer", "ns", "to bare, fresh", "bytes");
    for (String name : List.of("ours", "official", "bareFresh", "bareReused")) {
      RunResult result = results.get(name);
      table.row(
          SHOWN.get(name),
          Table.number(nanos(result), 0),
          Table.times(nanos(result) / fresh),
          Table.number(allocated(result), 0));
    }
    double ours = nanos(results.get("ours"));
    return new Section(
        "Signing one request by AK/SK",
        table.toString(),
        List.of(
            Goal.ratio("signing, to the bare cryptography, fresh instances", 2, ours / fresh),
            Goal.ratio(
                "signing, to the official signer", 1, ours / nanos(results.get("official")))));
  }

  private static Options options(Config config) {
    TimeValue time = TimeValue.milliseconds(config.jmhMillis());
    return new OptionsBuilder()
        .include(SigningBenchmark.class.getName() + "\\.")
        .forks(config.jmhForks())
        .warmupIterations(config.jmhIterations())
        .warmupTime(time)
        .measurementIterations(config.jmhIterations())
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .build();
  }

  private static Collection<RunResult> run(Options options) throws RunnerException {
    return new Runner(options).run();
  }

  private static double nanos(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static double allocated(RunResult result) {
    return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }
}
