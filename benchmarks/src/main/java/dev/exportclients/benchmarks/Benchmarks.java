package dev.exportclients.benchmarks;

import dev.exportclients.benchmarks.report.Report;
import dev.exportclients.benchmarks.server.FileServer;
import dev.exportclients.benchmarks.server.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.runner.RunnerException;

/** Runs everything, prints the report and writes it into the page. */
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] args) throws IOException, RunnerException {
    Config config = Config.of(System.getenv());
    Report report = run(config);
    System.out.println(report.shown());
    if (config.report().isPresent()) {
      report.writeInto(config.report().get());
    }
  }

  static Report run(Config config) throws IOException, RunnerException {
    Tools tools = new Tools(config.tools());
    Report report = new Report(Machine.describe(Machine.load(), config, tools));
    Path temporary = Files.createTempDirectory("benchmarks");
    try {
      Trial trial = new Trial(temporary);
      TestFile large = TestFile.create(temporary.resolve("large"), config.bytes());
      TestFile small = TestFile.create(temporary.resolve("small"), config.exportBytes());
      try (FileServer server = new FileServer(large);
          FileServer first = new FileServer(small)) {
        say("one download");
        report.add(SingleDownload.run(config, tools, trial, server, first));
        say("resumed downloads");
        report.add(Resumption.run(trial, server, temporary));
      }
      try (FileServer server = new FileServer(small)) {
        say("small exports");
        report.add(SmallExports.run(config, 1, tools, trial, server));
        report.add(SmallExports.run(config, config.parallel(), tools, trial, server));
        say("a plan");
        report.add(PlanOfExports.run(config, tools, trial, server));
      }
    } finally {
      Folders.delete(temporary);
    }
    say("signing");
    report.add(Signing.run(config));
    report.add(StartUp.run(config));
    return report;
  }

  private static void say(String what) {
    System.err.println("benchmarks: " + what + " …");
  }
}
