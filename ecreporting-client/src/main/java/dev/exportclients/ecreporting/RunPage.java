package dev.exportclients.ecreporting;

import dev.exportclients.ecreporting.internal.ReportRunDto;
import dev.exportclients.ecreporting.internal.ReportRunPageDto;
import dev.exportclients.ecreporting.internal.ReportRunsDto;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the download list, as it comes: in the service's envelope, or bare. */
record RunPage(
    @Nullable List<ReportRunDto> listed,
    @Nullable String reportId,
    @Nullable Integer count,
    @Nullable Integer total,
    @Nullable String more) {

  static RunPage of(ReportRunPageDto response) {
    ReportRunsDto inner = response.getResult();
    return inner == null
        ? new RunPage(
            response.getReportRunStatus(),
            response.getReportId(),
            response.getCount(),
            response.getTotalResults(),
            response.getHasMore())
        : new RunPage(
            inner.getReportRunStatus(),
            inner.getReportId(),
            inner.getCount(),
            inner.getTotalResults(),
            inner.getHasMore());
  }

  /** Without runs it may leave their list out, if it says in another way that it is a page. */
  boolean isThere() {
    return listed != null || count != null || more != null;
  }

  List<ReportRunDto> runs() {
    return listed == null ? List.of() : listed;
  }

  /** Whether another one follows that begins at this offset. */
  boolean hasMoreFrom(int offset) {
    return (total == null || offset < total) && "true".equalsIgnoreCase(more);
  }
}
