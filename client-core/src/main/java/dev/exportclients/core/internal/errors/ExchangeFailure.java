package dev.exportclients.core.internal.errors;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import java.time.Duration;
import java.util.OptionalInt;
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
  private final transient OptionalInt status;
  private final transient @Nullable Duration retryAfter;

  public ExchangeFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.status = OptionalInt.empty();
    this.retryAfter = null;
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
    this.status = OptionalInt.of(status);
    this.retryAfter = retryAfter;
  }

  /**
   * @param during what the time was spent on, as the end of a sentence; may be empty
   */
  public static ExchangeFailure deadline(String during, @Nullable Throwable cause) {
    return new ExchangeFailure(Kind.DEADLINE, "the deadline passed" + during, cause);
  }

  /**
   * @param during as of {@link #deadline}
   */
  public static ExchangeFailure waitOver(String during, @Nullable Throwable cause) {
    return new ExchangeFailure(Kind.WAIT_OVER, "no response in the time to wait" + during, cause);
  }

  /** Its thread stays interrupted. */
  public static ExchangeFailure interrupted(@Nullable Throwable cause) {
    Thread.currentThread().interrupt();
    return new ExchangeFailure(Kind.INTERRUPTED, "interrupted", cause);
  }

  public Kind kind() {
    return kind;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  public ExportClientException toPublic(String operation) {
    return status.isPresent() ? ofResponse(operation, status.getAsInt()) : ofExchange(operation);
  }

  private ExportClientException ofResponse(String operation, int code) {
    return switch (ErrorKind.ofStatus(code)) {
      case RATE_LIMITED -> new RateLimitedException(code, operation, said(), null, retryAfter);
      case UNAVAILABLE ->
          new ProviderUnavailableException(code, operation, said(), null, retryAfter);
      default -> ofExchange(operation);
    };
  }

  private ExportClientException ofExchange(String operation) {
    String message = operation + ": " + getMessage();
    return kind == Kind.TOO_LARGE
        ? new UnexpectedContentException(message, operation, 0, null, null, getCause())
        : new TransferException(message, operation, getCause());
  }

  private ProviderError said() {
    return ProviderError.of(null, getMessage(), null, null).unrecognized();
  }

  /** {@code failure} as users know it. */
  public static RuntimeException publicly(RuntimeException failure, String operation) {
    return failure instanceof ExchangeFailure exchange ? exchange.toPublic(operation) : failure;
  }

  /** Empty for a failure without a response. */
  public static OptionalInt statusOf(RuntimeException failure) {
    if (failure instanceof ApiException refusal) {
      return OptionalInt.of(refusal.status());
    }
    return failure instanceof ExchangeFailure exchange ? exchange.status : OptionalInt.empty();
  }
}
