package dev.exportclients.benchmarks.report;

import java.util.List;

/** A part of the report. */
public record Section(String title, String text, List<Goal> goals) {

  String shown() {
    return "### " + title + "\n\n" + text.strip() + "\n";
  }
}
