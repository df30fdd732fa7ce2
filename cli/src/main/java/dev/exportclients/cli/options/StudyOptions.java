package dev.exportclients.cli.options;

import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
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
      description = "Of the study: ${COMPLETION-CANDIDATES}")
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

  public static final class Modes extends EnumNames {
    Modes() {
      super(StudyMode.class);
    }
  }
}
