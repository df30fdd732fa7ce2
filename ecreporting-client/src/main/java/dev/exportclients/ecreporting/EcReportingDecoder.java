package dev.exportclients.ecreporting;

import dev.exportclients.core.internal.provider.BodyDecoder;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.core.internal.provider.Required;
import dev.exportclients.ecreporting.internal.ExecutionLogDto;
import dev.exportclients.ecreporting.internal.ReportDetailsDto;
import dev.exportclients.ecreporting.internal.ReportRunPageDto;
import dev.exportclients.ecreporting.internal.ReportsDto;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON, with what a client can't do without really there. */
final class EcReportingDecoder implements BodyDecoder {
  private final BodyDecoder json = new JsonDecoder();

  @Override
  public Object decode(byte[] body, String mediaType, Type type) throws IOException {
    Object value = json.decode(body, mediaType, type);
    if (value instanceof ReportsDto reports) {
      List<?> listed = reports.getResult();
      Required.isThere(listed != null && !listed.contains(null), "result");
      Required.isThere(
          reports.getResult().stream().allMatch(report -> isText(report.getReportId())),
          "the reportId of a report");
    } else if (value instanceof ReportDetailsDto details) {
      Required.isThere(details.getResult() != null, "result");
    } else if (value instanceof ExecutionLogDto log) {
      Required.id(jobId(log), "the id of the job");
    } else if (value instanceof ReportRunPageDto page) {
      Required.isThere(RunPage.of(page).isThere(), "reportRunStatus");
    }
    return value;
  }

  /**
   * By the schema it is there, as in the service's other responses it would be in {@code result}.
   */
  static @Nullable String jobId(ExecutionLogDto log) {
    return isText(log.getId()) || log.getResult() == null ? log.getId() : log.getResult().getId();
  }

  private static boolean isText(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
