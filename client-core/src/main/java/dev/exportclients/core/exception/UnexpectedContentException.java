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

  /**
   * For a client's use, and for tests.
   *
   * @param message what came instead; the excerpt is put behind it
   * @param operation such as {@code ems.exportResults}
   * @param status zero if the response's head could not be read
   * @param mediaType type and subtype; null if the response has none
   * @param excerpt the first characters of the body, without secrets; null for none
   * @param cause what the body could not be read by; null if there is none
   */
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

  /** {@return the operation whose response it was, such as {@code ems.exportResults}} */
  public String operation() {
    return operation;
  }

  /** {@return the HTTP status; zero if the response's head could not be read} */
  public int status() {
    return status;
  }

  /**
   * {@return type and subtype in lower case, without parameters; empty if the response has none}
   */
  public Optional<String> mediaType() {
    return Optional.ofNullable(mediaType);
  }

  /**
   * {@return the first characters of the body in one line, secrets taken out; empty if it was not
   * read}
   */
  public Optional<String> excerpt() {
    return Optional.ofNullable(excerpt);
  }
}
