package dev.exportclients.ecreporting;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which report to download. Immutable.
 *
 * <pre>{@code
 * ReportRequest request = ReportRequest.builder("6A7C29DD011241DFBE1B64399283C860")
 *     .mode(StudyMode.TEST)
 *     .build();
 * }</pre>
 */
public final class ReportRequest {
  private final String jobId;
  private final StudyMode mode;
  private final @Nullable String reportName;
  private final @Nullable String kickoff;
  private final @Nullable String studyId;

  private ReportRequest(Builder builder) {
    jobId = builder.jobId;
    mode = builder.mode;
    reportName = builder.reportName;
    kickoff = builder.kickoff;
    studyId = builder.studyId;
  }

  /**
   * {@return a builder of mode {@link StudyMode#ACTIVE}, with nothing else set}
   *
   * @param jobId of the report job: 32 hex digits in every known sample
   * @throws IllegalArgumentException if the id is empty, or none
   */
  public static Builder builder(String jobId) {
    return new Builder(Arguments.id(jobId, "job id"));
  }

  /** {@return the report job's id} */
  public String jobId() {
    return jobId;
  }

  /**
   * {@return the mode, which is always sent: to Oracle an absent one means Design, which is none of
   * the three}
   */
  public StudyMode mode() {
    return mode;
  }

  /** {@return the report's name; empty is not sent} */
  public Optional<String> reportName() {
    return Optional.ofNullable(reportName);
  }

  /** {@return when the report was started, as the service itself writes it; empty is not sent} */
  public Optional<String> kickoff() {
    return Optional.ofNullable(kickoff);
  }

  /** {@return the study's id; empty for a report of the whole tenant, and not sent} */
  public Optional<String> studyId() {
    return Optional.ofNullable(studyId);
  }

  Map<String, String> ids() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("jobId", jobId);
    ids.put("mode", mode.wireName());
    reportName().ifPresent(value -> ids.put("reportName", value));
    kickoff().ifPresent(value -> ids.put("kickoff", value));
    studyId().ifPresent(value -> ids.put("studyId", value));
    return ids;
  }

  /** What is not set is not sent, but for the mode. Not safe for threads. */
  public static final class Builder {
    private final String jobId;
    private StudyMode mode = StudyMode.ACTIVE;
    private @Nullable String reportName;
    private @Nullable String kickoff;
    private @Nullable String studyId;

    private Builder(String jobId) {
      this.jobId = jobId;
    }

    /**
     * The mode of the report's study. Default {@link StudyMode#ACTIVE}.
     *
     * @param studyMode as the report was started in
     * @return this builder
     */
    public Builder mode(StudyMode studyMode) {
      mode = requireNonNull(studyMode, "mode");
      return this;
    }

    /**
     * The report's name. Default: not sent.
     *
     * @param name one line
     * @return this builder
     * @throws IllegalArgumentException if it is empty, or holds control characters
     */
    public Builder reportName(String name) {
      reportName = Arguments.text(name, "report name");
      return this;
    }

    /**
     * When the report was started. Default: not sent.
     *
     * @param dateTime as the service itself writes it; sent verbatim
     * @return this builder
     * @throws IllegalArgumentException if it is empty, or holds control characters
     */
    public Builder kickoff(String dateTime) {
      kickoff = Arguments.text(dateTime, "kickoff");
      return this;
    }

    /**
     * Leave it out for a report of the whole tenant. Oracle asks for "null" there; should a tenant
     * insist on the word, give it as {@code "null"}.
     *
     * @param id 32 upper-case hex digits in every known sample
     * @return this builder
     * @throws IllegalArgumentException if it is empty, or holds control characters
     */
    public Builder studyId(String id) {
      studyId = Arguments.text(id, "study id");
      return this;
    }

    /** {@return the request, for {@link EcReportingClient#report}} */
    public ReportRequest build() {
      return new ReportRequest(this);
    }
  }
}
