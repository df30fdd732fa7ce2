package dev.exportclients.core.internal.hook;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.http.RequestTarget;
import dev.exportclients.core.internal.http.ResponseHeaders;
import dev.exportclients.core.internal.redaction.Redactor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is told of one request: the log line and the listener's events. Holds no body, and of the
 * headers two numbers, the date and an id.
 */
public final class ExchangeReport {
  private static final Logger LOG = LoggerFactory.getLogger("dev.exportclients.exchange");
  private static final int LONGEST_ID = 80;

  private final CallReport call;
  private final String operation;
  private final int attempt;
  private final String method;
  private final RequestTarget target;
  private final boolean isHeard;
  private final Redactor redactor;
  private final long number = CallReport.nextNumber();
  private final Clock clock;
  private final Instant startedAt;
  private final long startedNanos = System.nanoTime();
  private OptionalInt status = OptionalInt.empty();
  private OptionalLong rateLimit = OptionalLong.empty();
  private OptionalLong rateRemaining = OptionalLong.empty();
  private @Nullable Instant serverDate;
  private @Nullable Duration retryAfter;
  private @Nullable String requestId;
  private @Nullable String errorType;

  public ExchangeReport(
      CallReport call,
      String operation,
      int attempt,
      String method,
      RequestTarget target,
      ClientSettings settings,
      Redactor redactor) {
    this.call = call;
    this.operation = operation;
    this.attempt = attempt;
    this.method = method;
    this.target = target;
    this.isHeard = settings.listener() != ExchangeListener.NONE || LOG.isDebugEnabled();
    this.redactor = redactor;
    this.clock = settings.clock();
    this.startedAt = clock.instant();
  }

  /** Once signed: what it signs with is in use until it has ended. */
  public void begins() {
    redactor.exchangeBegins(target.pathAndQuery());
    call.requests(attempt);
    if (isHeard) {
      ExchangeListener.Request request = request();
      call.tell(listener -> listener.onRequest(request));
    }
  }

  /**
   * @param header the first value of a header of that name
   */
  public void responded(int code, Function<String, @Nullable String> header) {
    status = OptionalInt.of(code);
    errorType = code < 400 ? null : Integer.toString(code);
    if (!isHeard) {
      return;
    }
    rateLimit = number(header.apply("X-RateLimit-Limit"));
    rateRemaining = number(header.apply("X-RateLimit-Remaining"));
    String date = header.apply("Date");
    serverDate = date == null ? null : ResponseHeaders.date(date);
    retryAfter = ResponseHeaders.retryAfter(header, clock);
    String id = header.apply("X-Request-Id");
    requestId = id == null || id.isBlank() ? null : redactor.excerpt(id, LONGEST_ID);
  }

  /** Anything else than a number is none: the header is any server's. */
  private static OptionalLong number(@Nullable String header) {
    String text = header == null ? "" : header.strip();
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** It broke, and that means so much. */
  public ExchangeFailure broke(Exception failure, Function<Exception, ExchangeFailure> meaning) {
    errorType = CallReport.typeOf(failure);
    ExchangeFailure meant = meaning.apply(failure);
    errorType =
        switch (meant.kind()) {
          case DEADLINE -> "deadline";
          case WAIT_OVER -> "wait-over";
          case INTERRUPTED -> "interrupted";
          default -> errorType;
        };
    return meant;
  }

  /** Once, when the last byte was read or the exchange failed. */
  public void ended(long bytes) {
    redactor.exchangeEnds();
    call.exchanged(status, bytes);
    if (!isHeard) {
      return;
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - startedNanos);
    ExchangeListener.Request request = request();
    LOG.debug(
        "{} {} {} {} ms {} bytes",
        method,
        request.uri(),
        status.isPresent() ? status.getAsInt() : "-",
        duration.toMillis(),
        bytes);
    ExchangeListener.Exchange exchange =
        new ExchangeListener.Exchange(
            request,
            status,
            duration,
            bytes,
            Optional.ofNullable(requestId),
            Optional.ofNullable(errorType),
            rateLimit,
            rateRemaining,
            Optional.ofNullable(serverDate),
            Optional.ofNullable(retryAfter));
    call.tell(listener -> listener.onExchange(exchange));
  }

  /** By what is known of secrets now: a response may have brought one. */
  private ExchangeListener.Request request() {
    URI shown = redactor.shown(target.shown());
    return new ExchangeListener.Request(
        call.call(), number, operation, method, shown, attempt, startedAt);
  }
}
