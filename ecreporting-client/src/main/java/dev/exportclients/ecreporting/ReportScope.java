package dev.exportclients.ecreporting;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose reports are meant: a study's or the whole tenant's, in one mode. Immutable. */
public final class ReportScope {
  /** Oracle has reports of the tenant "by making study ID as null". */
  private static final String NO_STUDY = "null";

  private final @Nullable String studyId;
  private final StudyMode mode;

  private ReportScope(@Nullable String studyId, StudyMode mode) {
    this.studyId = studyId;
    this.mode = requireNonNull(mode, "mode");
  }

  /**
   * @param studyId 32 upper-case hex digits in every known sample
   */
  public static ReportScope study(String studyId, StudyMode mode) {
    return new ReportScope(Arguments.id(studyId, "study id"), mode);
  }

  /**
   * Reports of the whole tenant. The study is left out where a call can do without one; else it is
   * the word {@code null}, which is how we read Oracle's pages. If yours wants the word in every
   * call, that is {@code study("null", mode)}.
   */
  public static ReportScope tenant(StudyMode mode) {
    return new ReportScope(null, mode);
  }

  public Optional<String> studyId() {
    return Optional.ofNullable(studyId);
  }

  public StudyMode mode() {
    return mode;
  }

  /** For a query that can do without. */
  @Nullable String optionalStudy() {
    return studyId;
  }

  /** For a path, and a query that can't do without. */
  String requiredStudy() {
    return studyId == null ? NO_STUDY : studyId;
  }

  /** In the order of a handle. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    studyId().ifPresent(id -> parameters.put("studyId", id));
    parameters.put("mode", mode.wireName());
    return parameters;
  }

  @Override
  public String toString() {
    return parameters().toString();
  }
}
