package dev.exportclients.cli.options;

import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose reports EC Reporting's commands are about. */
public final class StudyOptions {
  @Option(
      names = "--study-id",
      paramLabel = "ID",
      description = "The study (default: reports of the whole tenant)")
  @Nullable String studyId;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      required = true,
      completionCandidates = Modes.class,
      description = "Of the study: test, active or training")
  String mode = "";

  public ReportScope scope() {
    return scope(studyId, mode);
  }

  /**
   * @throws UsageException if it is none
   */
  public static ReportScope scope(@Nullable String studyId, String mode) {
    return UsageException.checked(
        () -> {
          StudyMode of = StudyMode.of(mode);
          return studyId == null ? ReportScope.tenant(of) : ReportScope.study(studyId, of);
        });
  }

  /** For completion at a terminal. */
  public static final class Modes extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Modes() {
      super(List.of("test", "active", "training"));
    }
  }
}
