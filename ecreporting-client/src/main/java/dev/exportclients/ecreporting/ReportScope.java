package dev.exportclients.ecreporting;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose reports are meant: a study's or the whole tenant's, in one mode. Immutable.
 *
 * <pre>{@code
 * ReportScope study = ReportScope.study("CFD8129A430A473C8A02F4BA5DAAD865", StudyMode.ACTIVE);
 * ReportScope tenant = ReportScope.tenant(StudyMode.ACTIVE);
 * }</pre>
 */
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
   * {@return the reports of one study}
   *
   * @param studyId 32 upper-case hex digits in every known sample
   * @param mode in which mode of the study
   * @throws IllegalArgumentException if the id is empty, or none
   */
  public static ReportScope study(String studyId, StudyMode mode) {
    return new ReportScope(Arguments.id(studyId, "study id"), mode);
  }

  /**
   * Reports of the whole tenant. The study is left out where a call can do without one; else it is
   * the word {@code null}, which is how we read Oracle's pages. If yours wants the word in every
   * call, that is {@code study("null", mode)}.
   *
   * @param mode sent with each call
   * @return the reports of no study in particular
   */
  public static ReportScope tenant(StudyMode mode) {
    return new ReportScope(null, mode);
  }

  /** {@return the study's id; empty for the whole tenant} */
  public Optional<String> studyId() {
    return Optional.ofNullable(studyId);
  }

  /** {@return the mode, which goes with each call} */
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
