package dev.exportclients.core.exception;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A 2xx response that is not what the contract promises, such as a sign-in page. */
public final class UnexpectedContentException extends ExportClientException {
  private static final long serialVersionUID = 1L;

  private final String operation;
  private final int status;
  private final @Nullable String mediaType;
  private final @Nullable String excerpt;

  public UnexpectedContentException(
      String message,
      String operation,
      int status,
      @Nullable String mediaType,
      @Nullable String excerpt,
      @Nullable Throwable cause) {
    super(excerpt == null || excerpt.isEmpty() ? message : message + ": " + excerpt, cause);
    this.operation = operation;
    this.status = status;
    this.mediaType = mediaType;
    this.excerpt = excerpt;
  }

  public String operation() {
    return operation;
  }

  /** Zero if the response's head could not be read. */
  public int status() {
    return status;
  }

  public Optional<String> mediaType() {
    return Optional.ofNullable(mediaType);
  }

  /** The first characters of the body, secrets taken out. */
  public Optional<String> excerpt() {
    return Optional.ofNullable(excerpt);
  }
}
