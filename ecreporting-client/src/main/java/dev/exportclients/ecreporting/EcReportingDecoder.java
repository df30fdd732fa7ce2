package dev.exportclients.ecreporting;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.provider.BodyDecoder;
import dev.exportclients.core.internal.provider.JsonDecoder;
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
      require(listed != null && !listed.contains(null), "result");
      require(
          reports.getResult().stream().allMatch(report -> isText(report.getReportId())),
          "the reportId of a report");
    } else if (value instanceof ReportDetailsDto details) {
      require(details.getResult() != null, "result");
    } else if (value instanceof ExecutionLogDto log) {
      requireId(jobId(log));
    } else if (value instanceof ReportRunPageDto page) {
      List<?> listed =
          page.getResult() == null
              ? page.getReportRunStatus()
              : page.getResult().getReportRunStatus();
      require(listed != null, "reportRunStatus");
    }
    return value;
  }

  /**
   * By the schema it is there, as in the service's other responses it would be in {@code result}.
   */
  static @Nullable String jobId(ExecutionLogDto log) {
    return isText(log.getId()) || log.getResult() == null ? log.getId() : log.getResult().getId();
  }

  /** It goes into a handle, and a path of ours may be made of it. */
  private static void requireId(@Nullable String id) throws IOException {
    require(isText(id), "the id of the job");
    try {
      Arguments.id(requireNonNull(id), "the id of the job");
    } catch (IllegalArgumentException unusable) {
      throw new IOException(unusable.getMessage(), unusable);
    }
  }

  private static boolean isText(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static void require(boolean isThere, String what) throws IOException {
    if (!isThere) {
      throw new IOException(what + " is missing");
    }
  }
}
