package dev.exportclients.ecreporting.identity;

import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.internal.errors.ErrorBody;
import dev.exportclients.core.internal.errors.ErrorDialect;
import dev.exportclients.core.internal.errors.ErrorKind;
import dev.exportclients.ecreporting.internal.TokenRefusalDto;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The errors of OAuth 2, whose codes say more than their status. */
final class OracleIdentityErrors implements ErrorDialect {
  private static final Set<String> REFUSED =
      Set.of("invalid_client", "invalid_grant", "unauthorized_client", "access_denied");

  @Override
  public Optional<ProviderError> read(ErrorBody body, boolean success) {
    return body.object()
        .filter(json -> ErrorBody.textAt(json, TokenRefusalDto.JSON_PROPERTY_ERROR) != null)
        .map(
            json ->
                ProviderError.of(
                    ErrorBody.textAt(json, TokenRefusalDto.JSON_PROPERTY_ERROR),
                    ErrorBody.textAt(json, TokenRefusalDto.JSON_PROPERTY_ERROR_DESCRIPTION),
                    null,
                    body.requestId()));
  }

  @Override
  public Optional<ErrorKind> kindOf(String code) {
    return REFUSED.contains(code) ? Optional.of(ErrorKind.UNAUTHENTICATED) : Optional.empty();
  }

  @Override
  public @Nullable String advice(String operation, int status) {
    return switch (status) {
      case 400 ->
          "Check user and password, and the scope, such as tenant.ec-reporting-svc.all with the"
              + " tenant's abbreviated name";
      case 401, 403 -> "Check the client's id and secret";
      case 404 -> "Check the token URL, which Oracle gives for each tenant";
      default -> null;
    };
  }
}
