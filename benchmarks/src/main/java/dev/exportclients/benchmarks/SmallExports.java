package dev.exportclients.benchmarks;

import dev.exportclients.benchmarks.contender.Contender;
import dev.exportclients.benchmarks.contender.Fetchers;
import dev.exportclients.benchmarks.report.Goal;
import dev.exportclients.benchmarks.report.Section;
import dev.exportclients.benchmarks.report.Table;
import dev.exportclients.benchmarks.server.FileServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Many small files over one client. */
final class SmallExports {
  private static final int PASSES = 4;
  private static final String CURL = "curl, all URLs in one process";
  private static final String OURS = Fetchers.OUR_COPY.shown();
  private static final String JDK = Fetchers.JDK_STREAM.shown();
  private static final String SIGNED = Fetchers.OUR_SIGNED_COPY.shown();

  private SmallExports() {}

  static Section run(Config config, int atOnce, Tools tools, Trial trial, FileServer server)
      throws IOException {
    Race race = Race.run(contenders(config, atOnce, tools), config.rounds(), trial, server);
    Table table =
        new Table(
            "contender",
            "seconds",
            "req/s",
            "warm s",
            "warm req/s",
            "KiB/req",
            "connections",
            "CPU s",
            "peak MiB",
            "warm",
            "CPU",
            "peak");
    for (String name : race.names()) {
      requireAll(race.last(name), name, config.exports());
      double work = race.median(name, Sample::work);
      double warm = race.median(name, Sample::warm);
      table.row(
          name,
          Table.number(work, 3),
          Table.number(config.exports() / work, 0),
          Table.number(warm, 3),
          Table.number(config.exports() / warm, 0),
          Table.number(race.median(name, Sample::allocated) / config.exports() / 1024, 1),
          Table.number(race.median(name, Sample::connections), 0),
          Table.number(race.median(name, Sample::cpuOfOne), 2),
          Table.number(race.median(name, Sample::peakMib), 0),
          Table.times(race.ratio(name, JDK, Sample::warm)),
          Table.times(race.ratio(name, JDK, Sample::cpuOfOne)),
          Table.times(race.ratio(name, JDK, Sample::peakMib)));
    }
    if (!race.has(CURL)) {
      table.row(CURL, "not run", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-");
    }
    String how = atOnce == 1 ? "one after the other" : atOnce + " at once";
    return new Section(
        "%,d exports of %,d bytes, %s; ratios to %s"
            .formatted(config.exports(), config.exportBytes(), how, JDK),
        table.toString(),
        goals(race, how));
  }

  private static List<Contender> contenders(Config config, int atOnce, Tools tools) {
    List<Contender> all = new ArrayList<>();
    for (Fetchers fetchers :
        List.of(
            Fetchers.OUR_COPY,
            Fetchers.OUR_SIGNED_COPY,
            Fetchers.JDK_STREAM,
            Fetchers.FEIGN,
            Fetchers.HUAWEI)) {
      all.add(Contender.java(fetchers, config.exports(), atOnce, PASSES));
    }
    if (tools.has("curl")) {
      String parallel = atOnce == 1 ? "" : " -Z --parallel-max " + atOnce;
      all.add(
          Contender.shell(
              CURL,
              "curl -sf%s -o /dev/null \"$1&n=[1-%d]\"".formatted(parallel, config.exports())));
    }
    return all;
  }

  private static void requireAll(Sample sample, String name, int exports) {
    int passes = sample.passes().isEmpty() ? 1 : PASSES;
    if (sample.requests() != (long) exports * passes) {
      throw new IllegalStateException(name + " sent " + sample.requests() + " requests");
    }
  }

  private static List<Goal> goals(Race race, String how) {
    return List.of(
        Goal.ratio(
            "copyTo, " + how + ", warm, to " + JDK, 1.0, race.ratio(OURS, JDK, Sample::warm)),
        Goal.ratio(
            "copyTo signed, " + how + ", warm, to " + Fetchers.HUAWEI.shown(),
            1.0,
            race.ratio(SIGNED, Fetchers.HUAWEI.shown(), Sample::warm)));
  }
}
