package dev.exportclients.benchmarks;

import java.util.List;

/** A part of the report. */
record Section(String title, String text, List<Goal> goals) {

  String shown() {
    return "### " + title + "\n\n" + text.strip() + "\n";
  }
}
