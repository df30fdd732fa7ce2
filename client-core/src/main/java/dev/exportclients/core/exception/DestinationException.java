package dev.exportclients.core.exception;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A file could not be stored at its destination, and does not stand there. Of the file system it is
 * {@link LocalFileException}. The provider is not to blame, and what it sent is not lost: fetch it
 * again when this is mended.
 */
public final class DestinationException extends ExportClientException {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is. */
  public enum Reason {
    /** A file stands there, and overwriting was not asked for. */
    EXISTS,
    /** It takes no file from us: no such bucket, no permission, a name it can't store. */
    REFUSED,
    /** No response, or it is down, after retries; or the deadline passed. Later it may work. */
    UNAVAILABLE,
    /** What arrived there is not what was sent. */
    DAMAGED
  }

  /** How it went wrong. */
  private final Reason reason;

  /** Where to. */
  private final String address;

  /**
   * For destinations.
   *
   * @param message what happened, and what to do; holds no secret
   * @param reason what kind of trouble it is
   * @param address the file's or folder's; holds no secret
   * @param cause null if there is none
   */
  public DestinationException(
      String message, Reason reason, String address, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = requireNonNull(reason, "reason");
    this.address = requireNonNull(address, "address");
  }

  /** {@return what kind of trouble it is} */
  public Reason reason() {
    return reason;
  }

  /** {@return where to, such as {@code s3://lake/results/results.csv}} */
  public String address() {
    return address;
  }
}
