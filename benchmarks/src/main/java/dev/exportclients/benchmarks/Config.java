package dev.exportclients.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What to run, from environment variables.
 *
 * @param bytes of the single download ({@code BENCH_MIB}, in MiB)
 * @param rounds the first is warm-up and dropped, if there are more ({@code BENCH_ROUNDS})
 * @param exports how many small ones ({@code BENCH_EXPORTS})
 * @param exportBytes of a small one ({@code BENCH_EXPORT_BYTES})
 * @param parallel small ones at once ({@code BENCH_PARALLEL})
 * @param tools whether curl, openssl and exportctl take part ({@code BENCH_TOOLS})
 * @param jmhForks of the signing benchmark ({@code BENCH_JMH_FORKS}); zero is this process
 * @param jmhIterations of one fork ({@code BENCH_JMH_ITERATIONS})
 * @param jmhMillis of one iteration ({@code BENCH_JMH_MILLIS})
 * @param report the page to write the results into ({@code BENCH_REPORT})
 * @param exportctl the launcher to time ({@code BENCH_EXPORTCTL})
 */
record Config(
    long bytes,
    int rounds,
    int exports,
    int exportBytes,
    int parallel,
    boolean tools,
    int jmhForks,
    int jmhIterations,
    int jmhMillis,
    Optional<Path> report,
    Optional<Path> exportctl) {

  Config {
    if (bytes < 1 || rounds < 1 || exports < 1 || exportBytes < 1 || parallel < 1) {
      throw new IllegalArgumentException("BENCH_* numbers must be positive");
    }
  }

  static Config of(Map<String, String> environment) {
    return new Config(
        number(environment, "BENCH_MIB", 2048) << 20,
        (int) number(environment, "BENCH_ROUNDS", 6),
        (int) number(environment, "BENCH_EXPORTS", 2000),
        (int) number(environment, "BENCH_EXPORT_BYTES", 20_000),
        (int) number(environment, "BENCH_PARALLEL", 16),
        Boolean.parseBoolean(environment.getOrDefault("BENCH_TOOLS", "true")),
        (int) number(environment, "BENCH_JMH_FORKS", 2),
        (int) number(environment, "BENCH_JMH_ITERATIONS", 5),
        (int) number(environment, "BENCH_JMH_MILLIS", 1000),
        path(environment, "BENCH_REPORT"),
        path(environment, "BENCH_EXPORTCTL"));
  }

  private static long number(Map<String, String> environment, String name, long otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? otherwise : Long.parseLong(value);
  }

  private static Optional<Path> path(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty()).map(Path::of);
  }

  /** For the report: how the numbers came about. */
  String shown() {
    return "%d MiB single, %d exports of %d bytes, %d at once; %d rounds%s"
        .formatted(
            bytes >> 20,
            exports,
            exportBytes,
            parallel,
            rounds,
            rounds > 1 ? ", the first dropped as warm-up" : "");
  }
}
