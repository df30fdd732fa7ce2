package dev.exportclients.ecreporting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.internal.errors.ErrorBody;
import dev.exportclients.core.internal.errors.ErrorDialect;
import dev.exportclients.core.internal.errors.ErrorKind;
import dev.exportclients.ecreporting.internal.BaseResponseDto;
import dev.exportclients.ecreporting.internal.ErrorDataDto;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Oracle's {@code BaseResponse}: its error part goes by two names, as do the members of that. */
final class EcReportingErrors implements ErrorDialect {
  private static final Set<String> FAILED = Set.of("error", "failed");

  @Override
  public Optional<ProviderError> read(ErrorBody body, boolean success) {
    return body.object().flatMap(json -> envelope(json, body, success));
  }

  private static Optional<ProviderError> envelope(JsonNode json, ErrorBody body, boolean success) {
    JsonNode data = json.path(BaseResponseDto.JSON_PROPERTY_ERROR_DATA);
    if (!data.isObject()) {
      data = json.path(BaseResponseDto.JSON_PROPERTY_ERROR_RESPONSE_DATA);
    }
    String status = ErrorBody.textAt(json, BaseResponseDto.JSON_PROPERTY_STATUS);
    boolean failed = status != null && FAILED.contains(status) || data.isObject();
    if (success && !failed) {
      return Optional.empty();
    }
    if (!data.isObject()) {
      data = json;
    }
    String code = first(data, ErrorDataDto.JSON_PROPERTY_ERROR_CODE, "code");
    String message = first(data, ErrorDataDto.JSON_PROPERTY_ERROR_MESSAGE, "message");
    String details = ErrorBody.textAt(data, ErrorDataDto.JSON_PROPERTY_DETAILS);
    if (code == null && message == null && details == null) {
      return success || failed
          ? Optional.of(ProviderError.of(null, "status " + status, null, body.requestId()))
          : Optional.empty();
    }
    ProviderError error = ProviderError.of(code, message, details, body.requestId());
    boolean isOracles = failed || code != null || details != null;
    return Optional.of(isOracles ? error : error.unrecognized());
  }

  private static @Nullable String first(JsonNode data, String name, String alias) {
    String text = ErrorBody.textAt(data, name);
    return text == null ? ErrorBody.textAt(data, alias) : text;
  }

  /** The one code that is documented; it matters only when it comes under another status. */
  @Override
  public Optional<ErrorKind> kindOf(String code) {
    return code.equals("REPT_401") ? Optional.of(ErrorKind.UNAUTHENTICATED) : Optional.empty();
  }

  @Override
  public @Nullable String advice(String operation, int status) {
    boolean isDownload = operation.endsWith(".downloadReport");
    return switch (status) {
      case 400 ->
          isDownload
              ? "Check the job id, the mode (test, active or training) and the study id"
              : "Check the study id, the mode, the report id and its fields";
      case 401 ->
          "The token is missing or expired (they live ten minutes)"
              + (isDownload ? ", or its user may not download this report" : "");
      case 403 -> "The user lacks the right in this mode of the study";
      case 404 ->
          isDownload
              ? "Check the job id and the mode; the report may also not be finished yet"
              : "Check the study id, the mode and the report id, and the right to see it";
      case 429 -> "Oracle limits how many calls it takes; ask less often";
      default -> null;
    };
  }
}
