package dev.exportclients.cli.plan;

import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.plans.report.PlanReport;
import java.io.IOException;
import java.nio.file.Path;

/** Reports on disk: each replaces the last one in one step. */
final class ReportFiles {
  private ReportFiles() {}

  static void write(Path file, String text) {
    try {
      PlanReport.write(file, text);
    } catch (IOException failure) {
      throw new LocalFileException("can't write " + file + ": " + failure, file, failure);
    }
  }
}
