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

  /**
   * Composes the message: operation, status, what the provider said, and the advice.
   *
   * @param status the HTTP status
   * @param operation such as {@code ems.exportResults}
   * @param error what the provider said, without secrets
   * @param advice what to do about it; null if nothing is known
   */
  protected ApiException(
      int status, String operation, ProviderError error, @Nullable String advice) {
    super(message(status, operation, error, advice), null);
    this.status = status;
    this.operation = operation;
    this.error = error;
    this.advice = advice;
  }

  /**
   * {@return the HTTP status, such as 404; a 2xx when the body was the provider's error envelope}
   */
  public int status() {
    return status;
  }

  /** {@return the operation that failed, such as {@code ems.exportResults}} */
  public String operation() {
    return operation;
  }

  /**
   * {@return what the provider said, apart from the message; {@link ProviderError#NONE} if nothing}
   *
   * <p>Not serialized: null in an exception that was read from a stream.
   */
  public ProviderError error() {
    return error;
  }

  /** {@return what the provider's documentation says to do about it; empty if it says nothing} */
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
