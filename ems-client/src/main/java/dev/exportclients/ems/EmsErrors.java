package dev.exportclients.ems;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.internal.errors.ErrorBody;
import dev.exportclients.core.internal.errors.ErrorDialect;
import dev.exportclients.ems.internal.HttpErrorDto;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * EMS words errors as ASP.NET does: {@code HttpError} in JSON or XML, a JSON string, plain text. It
 * has no codes.
 */
final class EmsErrors implements ErrorDialect {
  private static final String MESSAGE = HttpErrorDto.JSON_PROPERTY_MESSAGE;
  private static final String EXCEPTION_MESSAGE = HttpErrorDto.JSON_PROPERTY_EXCEPTION_MESSAGE;
  private static final String MESSAGE_DETAIL = HttpErrorDto.JSON_PROPERTY_MESSAGE_DETAIL;
  private static final String MODEL_STATE = HttpErrorDto.JSON_PROPERTY_MODEL_STATE;
  private static final Set<String> MEMBERS =
      Set.of("message", MESSAGE_DETAIL, EXCEPTION_MESSAGE, MODEL_STATE);

  @Override
  public Optional<ProviderError> read(ErrorBody body, boolean success) {
    Optional<JsonNode> json = body.json().or(() -> EmsXml.error(body.text()));
    if (json.isEmpty()) {
      return Optional.empty();
    }
    JsonNode error = json.get();
    if (error.isTextual()) {
      return success ? Optional.empty() : Optional.of(said(error.asText(), null, body));
    }
    if (success && DatasetId.named(error).isPresent()) {
      return Optional.empty();
    }
    String message = ErrorBody.textAt(error, MESSAGE);
    if (message == null && (!success || ErrorBody.hasNoneBut(MEMBERS, error))) {
      message = ErrorBody.textAt(error, "message");
    }
    return message == null ? Optional.empty() : Optional.of(said(message, details(error), body));
  }

  private static ProviderError said(String message, @Nullable String details, ErrorBody body) {
    return ProviderError.of(null, message, details, body.requestId());
  }

  private static @Nullable String details(JsonNode error) {
    for (String field : new String[] {MESSAGE_DETAIL, EXCEPTION_MESSAGE, MODEL_STATE}) {
      String text = ErrorBody.textAt(error, field);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  @Override
  public @Nullable String advice(String operation, int status) {
    return switch (status) {
      case 401 ->
          "Check api-username and api-usertoken; a token lives eight hours and dies when the same"
              + " user makes another. Deployments that also want an HMAC need an API key and its secret";
      case 403 -> "Have the user added to the experiment's access control list in EMS";
      case 404 ->
          operation.equals(ResultsRun.OPERATION)
              ? "Check the dataset id; a dataset of a study or project can't be exported"
              : null;
      case 406 -> "The deployment wants another Accept header";
      case 410 ->
          "The dataset has expired, or its file was removed from the server; if it has not"
              + " expired, ask the EMS administrator why the file is gone";
      case 412 ->
          "EMS is still writing the CSV; wait, and check the EMS error logs if it never ends";
      case 503 -> "EMS is down; ask its administrator when it will be back";
      default -> null;
    };
  }
}
