package dev.exportclients.benchmarks;

import dev.exportclients.benchmarks.contender.Contender;
import dev.exportclients.benchmarks.contender.PlanRun;
import dev.exportclients.benchmarks.report.Goal;
import dev.exportclients.benchmarks.report.Section;
import dev.exportclients.benchmarks.report.Table;
import dev.exportclients.benchmarks.server.FileServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A plan of many small exports, beside a loop of {@code curl}, which starts none. */
final class PlanOfExports {
  private static final String OURS = "ours: plan run, with its ledger";

  private PlanOfExports() {}

  static Section run(Config config, Tools tools, Trial trial, FileServer server)
      throws IOException {
    String loop = config.parallel() + " curl processes, each with openssl dgst";
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new Contender(OURS, (url, folder) -> commands(config, url, folder)));
    boolean hasTools = tools.has("curl") && tools.has("openssl") && tools.has("xargs");
    if (hasTools) {
      contenders.add(
          Contender.shell(
              loop,
              "seq "
                  + config.exports()
                  + " | xargs -P "
                  + config.parallel()
                  + " -I{} sh -ec 'curl -sf -o {} \"$1\"; openssl dgst -sha256 {} >/dev/null' sh \"$1\""));
    }
    Race race = Race.run(contenders, config.rounds(), trial, server);
    Table table = new Table("contender", "seconds", "exports/s", "CPU s", "peak MiB", "wall");
    for (String name : race.names()) {
      double wall = race.median(name, Sample::wall);
      table.row(
          name,
          Table.number(wall, 2),
          Table.number(config.exports() / wall, 0),
          Table.number(race.median(name, Sample::cpuOfOne), 2),
          Table.number(race.median(name, Sample::peakMib), 0),
          Table.times(race.ratio(name, loop, Sample::wall)));
    }
    if (!hasTools) {
      table.row(loop, "not run", "-", "-", "-", "-");
    }
    return new Section(
        "A plan of %,d exports of %,d bytes, started and saved; ratios to the loop"
            .formatted(config.exports(), config.exportBytes()),
        table.toString(),
        List.of(
            Goal.ratio(
                "a plan's exports, the JVM's start included, to " + loop,
                1.0,
                race.ratio(OURS, loop, Sample::wall))));
  }

  private static List<String> commands(Config config, String server, Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-cp",
        System.getProperty("java.class.path"),
        PlanRun.class.getName(),
        server,
        folder.toString(),
        "" + config.exports(),
        "" + config.parallel());
  }
}
