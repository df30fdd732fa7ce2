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

/** One large file. */
final class SingleDownload {
  private static final String CURL = "curl -o /dev/null";
  private static final String CURL_HASH = "curl, piped to openssl dgst";
  private static final String CURL_SAVE = "curl -o F, sync F, openssl dgst F";
  private static final String COPY = Fetchers.OUR_COPY.shown();
  private static final String SAVE = Fetchers.OUR_SAVE.shown();

  private SingleDownload() {}

  /**
   * @param small what the Java contenders fetch first, so that their start doesn't count
   */
  static Section run(Config config, Tools tools, Trial trial, FileServer server, FileServer small)
      throws IOException {
    Race race = Race.run(contenders(tools, small.url()), config.rounds(), trial, server);
    Table table =
        new Table(
            "contender",
            "seconds",
            "MB/s",
            "warm s",
            "start",
            "CPU s",
            "peak MiB",
            "MiB alloc.",
            "wall",
            "CPU",
            "peak");
    for (String name : race.names()) {
      double work = race.median(name, Sample::work);
      table.row(
          name,
          Table.number(work, 3),
          Table.number(config.bytes() / work / 1e6, 0),
          Table.number(race.median(name, Sample::warm), 3),
          Table.number(race.median(name, Sample::startUp), 2),
          Table.number(race.median(name, Sample::cpuOfOne), 2),
          Table.number(race.median(name, Sample::peakMib), 0),
          Table.number(race.median(name, Sample::allocated) / (1 << 20), 1),
          Table.times(race.ratio(name, CURL_HASH, Sample::work)),
          Table.times(race.ratio(name, CURL_HASH, Sample::cpuOfOne)),
          Table.times(race.ratio(name, CURL_HASH, Sample::peakMib)));
    }
    missing(race)
        .forEach(name -> table.row(name, "not run", "-", "-", "-", "-", "-", "-", "-", "-", "-"));
    return new Section(
        "One download of %d MiB; ratios to %s".formatted(config.bytes() >> 20, CURL_HASH),
        table.toString(),
        goals(race));
  }

  private static List<Contender> contenders(Tools tools, String first) {
    List<Contender> all = new ArrayList<>();
    all.add(java(Fetchers.OUR_COPY, first));
    all.add(java(Fetchers.OUR_SAVE, first));
    if (tools.has("curl")) {
      all.add(Contender.shell(CURL, "curl -sf -o /dev/null \"$1\""));
    }
    if (tools.has("curl") && tools.has("openssl")) {
      all.add(Contender.shell(CURL_HASH, "curl -sf \"$1\" | openssl dgst -sha256"));
      all.add(
          Contender.shell(CURL_SAVE, "curl -sf -o F \"$1\" && sync F && openssl dgst -sha256 F"));
    }
    all.add(java(Fetchers.JDK_STREAM, first));
    all.add(java(Fetchers.JDK_FILE, first));
    all.add(java(Fetchers.FEIGN, first));
    all.add(java(Fetchers.HUAWEI, first));
    return all;
  }

  private static Contender java(Fetchers fetchers, String first) {
    return Contender.large(fetchers, 2, first);
  }

  private static List<String> missing(Race race) {
    return List.of(CURL, CURL_HASH, CURL_SAVE).stream().filter(name -> !race.has(name)).toList();
  }

  private static List<Goal> goals(Race race) {
    return List.of(
        goal(race, "copyTo", 0.8, COPY, CURL_HASH),
        goal(race, "copyTo", 0.5, COPY, Fetchers.JDK_STREAM.shown()),
        goal(race, "copyTo", 1.0, COPY, Fetchers.HUAWEI.shown()),
        goal(race, "saveTo", 1.0, SAVE, CURL_SAVE));
  }

  private static Goal goal(Race race, String what, double most, String name, String baseline) {
    return Goal.ratio(what + ", to " + baseline, most, race.ratio(name, baseline, Sample::work));
  }
}
