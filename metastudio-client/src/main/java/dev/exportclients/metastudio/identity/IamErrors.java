package dev.exportclients.metastudio.identity;

import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.internal.errors.ErrorBody;
import dev.exportclients.core.internal.errors.ErrorDialect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Errors of IAM: Keystone's {@code error}, or the gateway's code and words. */
final class IamErrors implements ErrorDialect {
  @Override
  public Optional<ProviderError> read(ErrorBody body, boolean success) {
    return body.object()
        .map(
            json ->
                json.path("error").isObject()
                    ? ProviderError.of(
                        null, ErrorBody.textAt(json.path("error"), "message"), null, null)
                    : ProviderError.of(
                        ErrorBody.textAt(json, "error_code"),
                        ErrorBody.textAt(json, "error_msg"),
                        null,
                        null))
        .filter(error -> error.code().isPresent() || error.message().isPresent());
  }

  @Override
  public @Nullable String advice(String operation, int status) {
    return switch (status) {
      case 401 ->
          "Check the IAM user, its password and the account's name; a HUAWEI ID can't have a"
              + " token";
      case 403 -> "The IAM user may not use the project, or not by a program";
      default -> null;
    };
  }
}
