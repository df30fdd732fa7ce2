package dev.exportclients.ecreporting;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.ecreporting.internal.ReportDto;
import java.util.Optional;

/**
 * A report that can be started. Immutable.
 *
 * @param id to start it with
 * @param name as people see it
 * @param type such as {@code Study Production}
 * @param typeSequence where its type stands among the types
 * @param sequence where it stands within its type
 * @see EcReportingClient#reports
 */
public record Report(
    String id,
    Optional<String> name,
    Optional<String> type,
    Optional<Integer> typeSequence,
    Optional<Integer> sequence) {

  static Report of(ReportDto dto, ClientRuntime runtime) {
    return new Report(
        runtime.value(dto.getReportId()).orElseThrow(),
        runtime.value(dto.getReportName()),
        runtime.value(dto.getReportType()),
        Optional.ofNullable(dto.getRptTypeSeq()),
        Optional.ofNullable(dto.getRptSeq()));
  }
}
