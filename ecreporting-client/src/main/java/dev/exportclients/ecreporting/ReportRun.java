package dev.exportclients.ecreporting;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.ecreporting.internal.ReportRunDto;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run whose file is ready. Immutable.
 *
 * @param jobId what Oracle calls download ID here, and job ID elsewhere
 * @param reportId of which report the list says that its runs are
 * @param format such as {@code CSV}
 * @param kickoff when it was started, as Oracle writes it: without an offset in one sample
 * @param searchSpec what was searched for
 * @param sortSpec how it was sorted
 * @see EcReportingClient#runs(ReportScope)
 */
public record ReportRun(
    Optional<String> jobId,
    Optional<String> reportId,
    Optional<String> format,
    Optional<String> kickoff,
    Optional<String> searchSpec,
    Optional<String> sortSpec) {

  /**
   * {@return the run's handle, for {@link EcReportingClient#run}; empty if the list gives it no
   * usable id}
   *
   * @param scope the one that it was listed with
   */
  public Optional<RunHandle> handle(ReportScope scope) {
    try {
      return jobId.map(id -> EcReportingRun.handle(id, scope));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  /**
   * {@return when it was started; empty if the list does not say it as a time} A time without an
   * offset is taken for UTC, which is our reading.
   */
  public Optional<Instant> kickedOffAt() {
    return kickoff.flatMap(ReportRun::instant);
  }

  private static Optional<Instant> instant(String kickoff) {
    try {
      return Optional.of(OffsetDateTime.parse(kickoff).toInstant());
    } catch (DateTimeParseException noOffset) {
      try {
        return Optional.of(LocalDateTime.parse(kickoff).toInstant(ZoneOffset.UTC));
      } catch (DateTimeParseException noTime) {
        return Optional.empty();
      }
    }
  }

  static ReportRun of(ReportRunDto dto, @Nullable String reportId, ClientRuntime runtime) {
    return new ReportRun(
        runtime.value(dto.getDownloadId()),
        runtime.value(reportId),
        runtime.value(dto.getRptFormat()),
        runtime.value(dto.getRptKickoffDatetime()),
        runtime.value(dto.getCurrSearchSpec()),
        runtime.value(dto.getCurrSortSpec()));
  }
}
