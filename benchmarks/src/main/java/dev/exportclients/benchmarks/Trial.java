package dev.exportclients.benchmarks;

import dev.exportclients.benchmarks.contender.Contender;
import dev.exportclients.benchmarks.server.FileServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a contender as a process of its own, in a folder of its own, and measures it. */
final class Trial {
  private static final Path TIME = Path.of("/usr/bin/time");
  private static final Pattern PASS = Pattern.compile("(?m)^pass (\\d+) (\\d+)$");
  private static final Pattern SHA256 = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private final Path temporary;

  Trial(Path temporary) {
    this.temporary = temporary;
  }

  Sample run(Contender contender, FileServer server) throws IOException {
    long requests = server.requests();
    long connections = server.connections();
    Path folder = Files.createTempDirectory(temporary, "run");
    try {
      Sample sample = measured(contender, server, folder);
      if (!sample.sha256().isEmpty() && !sample.sha256().equals(server.file().sha256())) {
        throw new IllegalStateException(contender.name() + " got something else");
      }
      return new Sample(
          sample.wall(),
          sample.passes(),
          sample.cpu(),
          sample.peakMib(),
          sample.sha256(),
          server.requests() - requests,
          server.connections() - connections);
    } finally {
      Files.deleteIfExists(temporary.resolve("usage"));
      Folders.delete(folder);
    }
  }

  private Sample measured(Contender contender, FileServer server, Path folder) throws IOException {
    Path usage = temporary.resolve("usage");
    Path output = temporary.resolve("output");
    Path errors = temporary.resolve("errors");
    List<String> line = new ArrayList<>();
    if (Files.isExecutable(TIME)) {
      line.addAll(List.of(TIME.toString(), "-o", usage.toString(), "-f", "%U %S %M"));
    }
    line.addAll(contender.commands().of(server.url(), folder));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    long begun = System.nanoTime();
    int exit = Folders.await(builder.start());
    double wall = (System.nanoTime() - begun) / 1e9;
    if (exit != 0) {
      throw new IllegalStateException(
          contender.name() + " ended with " + exit + ": " + Files.readString(errors));
    }
    return sample(wall, Files.readString(output), usage);
  }

  private static Sample sample(double wall, String said, Path usage) throws IOException {
    List<Sample.Pass> passes = new ArrayList<>();
    for (Matcher pass = PASS.matcher(said); pass.find(); ) {
      passes.add(
          new Sample.Pass(Long.parseLong(pass.group(1)) / 1e9, Double.parseDouble(pass.group(2))));
    }
    double cpu = Double.NaN;
    double peak = Double.NaN;
    if (Files.exists(usage)) {
      String[] used = Files.readString(usage).trim().split("\\s+");
      cpu = Double.parseDouble(used[0]) + Double.parseDouble(used[1]);
      peak = Double.parseDouble(used[2]) / 1024;
    }
    Matcher sha256 = SHA256.matcher(said);
    return new Sample(wall, passes, cpu, peak, sha256.find() ? sha256.group() : "", 0, 0);
  }
}
