package dev.exportclients.core.exception;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider refused or failed. The message has all that is known, in one or two lines. */
public abstract class ApiException extends ExportClientException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String operation;
  private final transient ProviderError error;
  private final @Nullable String advice;

  protected ApiException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(message(status, operation, error, advice), null);
    this.status = status;
    this.operation = operation;
    this.error = error;
    this.advice = advice;
  }

  /** The HTTP status; a 2xx when the body was the provider's error envelope. */
  public int status() {
    return status;
  }

  /** Such as {@code ems.exportResults}. */
  public String operation() {
    return operation;
  }

  public ProviderError error() {
    return error;
  }

  /** What the provider's documentation says to do about it. */
  public Optional<String> advice() {
    return Optional.ofNullable(advice);
  }

  private static String message(
      int status, String operation, ProviderError error, @Nullable String advice) {
    StringBuilder text = new StringBuilder(operation).append(" responded with ").append(status);
    error.code().ifPresent(code -> text.append(' ').append(code));
    error.message().ifPresent(message -> text.append(": ").append(message));
    error.details().ifPresent(details -> text.append(" [").append(details).append(']'));
    error.requestId().ifPresent(id -> text.append(" (request id ").append(id).append(')'));
    if (advice != null) {
      text.append(text.charAt(text.length() - 1) == '.' ? " " : ". ").append(advice);
    }
    return text.toString();
  }
}
