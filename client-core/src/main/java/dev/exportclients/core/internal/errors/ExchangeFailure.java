package dev.exportclients.core.internal.errors;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An exchange without a usable response, on its way to whoever decides whether it is tried again.
 * It never reaches a user: {@link #toPublic} makes it the documented exception.
 */
public final class ExchangeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public enum Kind {
    /** May pass: worth a retry, or a resume. */
    TRANSIENT,
    /** As transient, but what the response delivered can't be trusted: its framing was corrupt. */
    CORRUPT,
    /** Will not pass by itself. */
    PERMANENT,
    /** As permanent, and the request has not reached the provider. */
    UNSENT,
    /** As permanent: the response is larger than what is taken of one. */
    TOO_LARGE,
    /**
     * As permanent: a success of a start whose body says not what was started; and the cause why.
     */
    UNREADABLE,
    /** The thread was interrupted. */
    INTERRUPTED,
    /** The call's deadline passed. */
    DEADLINE,
    /** The time for this poll was over. */
    WAIT_OVER,
    /** A server that is not the provider's refused a link: another may do, if it has expired. */
    LINK_REFUSED
  }

  private final Kind kind;
  private final int status;
  private final transient @Nullable Duration retryAfter;

  public ExchangeFailure(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, 0, null, cause);
  }

  /** Of a response with an error status. */
  ExchangeFailure(
      Kind kind,
      String message,
      int status,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  public int status() {
    return status;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  public ExportClientException toPublic(String operation) {
    String message = operation + ": " + getMessage();
    return switch (ErrorKind.ofStatus(status)) {
      case RATE_LIMITED -> new RateLimitedException(status, operation, said(), null, retryAfter);
      case UNAVAILABLE ->
          new ProviderUnavailableException(status, operation, said(), null, retryAfter);
      default ->
          kind == Kind.TOO_LARGE
              ? new UnexpectedContentException(message, operation, 0, null, null, getCause())
              : new TransferException(message, operation, getCause());
    };
  }

  private ProviderError said() {
    return ProviderError.of(null, getMessage(), null, null);
  }

  /** {@code failure} as users know it. */
  public static RuntimeException publicly(RuntimeException failure, String operation) {
    return failure instanceof ExchangeFailure fault ? fault.toPublic(operation) : failure;
  }

  /** Zero for a failure without a response. */
  public static int statusOf(RuntimeException failure) {
    if (failure instanceof ApiException refusal) {
      return refusal.status();
    }
    return failure instanceof ExchangeFailure fault ? fault.status() : 0;
  }
}
