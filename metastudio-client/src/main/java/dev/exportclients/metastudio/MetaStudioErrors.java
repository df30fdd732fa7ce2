package dev.exportclients.metastudio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.internal.errors.ErrorBody;
import dev.exportclients.core.internal.errors.ErrorDialect;
import dev.exportclients.core.internal.errors.ErrorKind;
import dev.exportclients.metastudio.internal.ServiceErrorDto;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Errors of MetaStudio and of the API gateway before it, told apart by their codes.
 *
 * <p>The import/export pages count nine digits, the general table eight, and the same number means
 * different things in the two: codes are compared whole.
 *
 * @see <a
 *     href="https://support.huaweicloud.com/intl/en-us/api-metastudio/DownloadResultFile.html">Download
 *     result</a>
 * @see <a
 *     href="https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html">Gateway
 *     codes</a>
 */
final class MetaStudioErrors implements ErrorDialect {
  private static final Map<String, ErrorKind> CODES =
      Map.of(
          "MSS.000000002", ErrorKind.UNAVAILABLE,
          "MSS.000000004", ErrorKind.UNAUTHENTICATED,
          "MSS.00000004", ErrorKind.UNAVAILABLE,
          "MSS.00010008", ErrorKind.UNAUTHENTICATED,
          "MSS.00010009", ErrorKind.UNAUTHENTICATED,
          "APIGW.0101", ErrorKind.NOT_FOUND,
          "APIGW.0301", ErrorKind.UNAUTHENTICATED,
          "APIGW.0303", ErrorKind.UNAUTHENTICATED,
          "APIGW.0308", ErrorKind.RATE_LIMITED);

  @Override
  public Optional<ProviderError> read(ErrorBody body, boolean success) {
    return body.object()
        .map(
            json ->
                ProviderError.of(
                    first(json, ServiceErrorDto.JSON_PROPERTY_ERROR_CODE, success ? null : "code"),
                    first(
                        json, ServiceErrorDto.JSON_PROPERTY_ERROR_MSG, success ? null : "message"),
                    null,
                    requestId(json, body)))
        .filter(error -> error.code().isPresent() || !success && error.message().isPresent())
        .map(error -> error.code().isPresent() ? error : error.unrecognized());
  }

  private static @Nullable String first(JsonNode json, String name, @Nullable String alias) {
    String text = ErrorBody.textAt(json, name);
    return text == null && alias != null ? ErrorBody.textAt(json, alias) : text;
  }

  private static @Nullable String requestId(JsonNode json, ErrorBody body) {
    String id = ErrorBody.textAt(json, ServiceErrorDto.JSON_PROPERTY_REQUEST_ID);
    return id == null ? body.requestId() : id;
  }

  /** Some pages spell the gateway's prefix {@code APIG.} */
  @Override
  public Optional<ErrorKind> kindOf(String code) {
    return Optional.ofNullable(
        CODES.get(code.startsWith("APIG.") ? "APIGW." + code.substring(5) : code));
  }

  @Override
  public @Nullable String advice(String operation, int status) {
    return switch (status) {
      case 401 ->
          "Check the token, or access key, secret key and project id; after five wrong signatures"
              + " the key is locked for five minutes";
      case 403 -> "The IAM user lacks the permission for this API";
      case 404 -> "Check the task id and project id, and that the region offers this API";
      default -> null;
    };
  }
}
