package dev.exportclients.ecreporting;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.ecreporting.internal.ReportRunDto;
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
