package dev.exportclients.benchmarks;

import java.util.List;

/**
 * What one run of a contender took.
 *
 * @param wall of the process, in seconds
 * @param passes as the process itself saw them; empty for one that isn't Java
 * @param cpu user and system seconds; NaN where nobody counts
 * @param peakMib the largest resident set of one of its processes; NaN where nobody counts
 * @param sha256 of what came; empty where it doesn't say
 */
record Sample(
    double wall,
    List<Pass> passes,
    double cpu,
    double peakMib,
    String sha256,
    long requests,
    long connections) {

  /** In seconds, and in bytes. */
  record Pass(double wall, double allocated) {}

  /** Without the start of a JVM. */
  double work() {
    return passes.isEmpty() ? wall : passes.get(0).wall();
  }

  /** Of the JVM, and its end; NaN where there is none. */
  double startUp() {
    return passes.isEmpty() ? Double.NaN : wall - passes.stream().mapToDouble(Pass::wall).sum();
  }

  /** The mean of the passes. */
  double cpuOfOne() {
    return cpu / Math.max(1, passes.size());
  }

  /** The last pass, on code that is compiled by then. */
  double warm() {
    return passes.isEmpty() ? Double.NaN : passes.get(passes.size() - 1).wall();
  }

  double allocated() {
    return passes.isEmpty() ? Double.NaN : passes.get(passes.size() - 1).allocated();
  }
}
