package dev.exportclients.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What came out: goals first, then each part. */
public final class Report {
  private static final String BEGIN = "<!-- begin: written by benchmarks/run -->";
  private static final String END = "<!-- end: written by benchmarks/run -->";

  private final String machine;
  private final List<Section> sections = new ArrayList<>();

  public Report(String machine) {
    this.machine = machine;
  }

  public void add(Section section) {
    sections.add(section);
  }

  public String shown() {
    StringBuilder out = new StringBuilder(machine).append("\n### Goals\n\n").append(goals());
    sections.forEach(section -> out.append('\n').append(section.shown()));
    return out.toString();
  }

  private String goals() {
    Table table = new Table("goal", "at most", "measured", "");
    sections.forEach(section -> section.goals().forEach(goal -> goal.addTo(table)));
    return table.toString();
  }

  /** Replaces what an earlier run wrote into the page. */
  public void writeInto(Path page) throws IOException {
    String text = Files.readString(page);
    int from = text.indexOf(BEGIN);
    int to = text.indexOf(END);
    if (from < 0 || to < from) {
      throw new IOException(page + " lacks the marks of the generated part");
    }
    Files.writeString(
        page, text.substring(0, from + BEGIN.length()) + "\n" + shown() + text.substring(to));
  }
}
