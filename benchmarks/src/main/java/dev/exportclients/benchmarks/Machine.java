package dev.exportclients.benchmarks;

import dev.exportclients.benchmarks.report.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Where and when the numbers come from. */
final class Machine {
  private Machine() {}

  /** Markdown; the load is that before the run. */
  static String describe(double load, Config config, Tools tools) throws IOException {
    Runtime runtime = Runtime.getRuntime();
    return """
        * Run on %s, on %s, %d cores, %d GiB of memory; load average before it: %s
        * %s %s, %s; JDK %s (%s); %s; %s
        * %s
        """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            processor(),
            runtime.availableProcessors(),
            memoryGib(),
            Table.number(load, 1),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"),
            System.getProperty("java.vendor"),
            version(tools, "curl", "--version"),
            version(tools, "openssl", "version"),
            config.shown());
  }

  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static long memoryGib() {
    com.sun.management.OperatingSystemMXBean system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return Math.round(system.getTotalMemorySize() / (double) (1L << 30));
  }

  private static String processor() throws IOException {
    Path facts = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(facts)) {
      return "a processor of unknown name";
    }
    return Files.readAllLines(facts).stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse("a processor of unknown name");
  }

  /** The first two words that a program says of itself. */
  private static String version(Tools tools, String program, String option) throws IOException {
    if (!tools.has(program)) {
      return program + " not run";
    }
    Process process = new ProcessBuilder(program, option).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String[] words = said.split("\\s+");
    return words.length < 2 ? program : words[0] + " " + words[1];
  }
}
