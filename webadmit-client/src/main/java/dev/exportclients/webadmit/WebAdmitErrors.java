package dev.exportclients.webadmit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.internal.errors.ErrorBody;
import dev.exportclients.core.internal.errors.ErrorDialect;
import dev.exportclients.webadmit.internal.ErrorDto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code message}, or {@code errors} by field; a 401 has no body at all. No codes. */
final class WebAdmitErrors implements ErrorDialect {
  private static final Set<String> MEMBERS =
      Set.of(ErrorDto.JSON_PROPERTY_MESSAGE, ErrorDto.JSON_PROPERTY_ERRORS);

  @Override
  public Optional<ProviderError> read(ErrorBody body, boolean success) {
    return body.object()
        .filter(json -> !success || ErrorBody.hasNoneBut(MEMBERS, json))
        .map(
            json -> {
              String message = ErrorBody.textAt(json, ErrorDto.JSON_PROPERTY_MESSAGE);
              String errors = joined(json.path(ErrorDto.JSON_PROPERTY_ERRORS));
              return message == null
                  ? ProviderError.of(null, errors, null, body.requestId())
                  : ProviderError.of(null, message, errors, body.requestId());
            })
        .filter(error -> error.message().isPresent());
  }

  private static @Nullable String joined(JsonNode errors) {
    List<String> lines = new ArrayList<>();
    errors
        .properties()
        .forEach(
            field -> {
              List<String> texts = new ArrayList<>();
              field.getValue().forEach(text -> texts.add(text.asText()));
              String said = texts.isEmpty() ? field.getValue().asText() : String.join("; ", texts);
              lines.add(field.getKey().equals("schema") ? said : field.getKey() + ": " + said);
            });
    return lines.isEmpty() ? null : String.join("; ", lines);
  }

  @Override
  public @Nullable String advice(String operation, int status) {
    return switch (status) {
      case 401 -> "Check the API key; WebAdMIT responds alike to a missing and a wrong one";
      case 404 -> "Check the ids, and that the key's identity may see them";
      case 429 -> "A key may make 5,000 calls an hour";
      default -> null;
    };
  }
}
