package dev.exportclients.core.internal.transport;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.internal.http.RequestTarget;
import dev.exportclients.core.internal.http.ResponseHeaders;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.redaction.Redactor;
import dev.exportclients.core.internal.retry.Listeners;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is told of one request: the log line and the listener's call. Holds no body, and of the
 * headers two numbers and the date.
 */
final class ExchangeReport {
  private static final Logger LOG = LoggerFactory.getLogger("dev.exportclients.exchange");

  private final Attempt attempt;
  private final String method;

  /** Null if nobody listens. */
  private final @Nullable URI uri;

  private final ClientSettings settings;
  private final Redactor redactor;
  private final Instant startedAt;
  private final long startedNanos = System.nanoTime();
  private int status;
  private OptionalLong rateLimit = OptionalLong.empty();
  private OptionalLong rateRemaining = OptionalLong.empty();
  private @Nullable Instant serverDate;

  ExchangeReport(
      Attempt attempt,
      String method,
      RequestTarget target,
      ClientSettings settings,
      Redactor redactor) {
    this.attempt = attempt;
    this.method = method;
    boolean isHeard = settings.listener() != ExchangeListener.NONE || LOG.isDebugEnabled();
    this.uri = isHeard ? target.shown() : null;
    this.settings = settings;
    this.redactor = redactor;
    this.startedAt = settings.clock().instant();
  }

  /** Once signed: what it signs with is in use until it has ended. */
  void begins(RequestTarget target) {
    redactor.exchangeBegins(target.pathAndQuery());
  }

  void responded(HttpResponse response) {
    status = response.getCode();
    if (uri == null) {
      return;
    }
    rateLimit = number(response.getFirstHeader("X-RateLimit-Limit"));
    rateRemaining = number(response.getFirstHeader("X-RateLimit-Remaining"));
    Header date = response.getFirstHeader("Date");
    serverDate = date == null ? null : ResponseHeaders.date(date.getValue());
  }

  /** Anything else than a number is none: the header is any server's. */
  private static OptionalLong number(@Nullable Header header) {
    String text = header == null || header.getValue() == null ? "" : header.getValue().strip();
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** Once, when the last byte was read or the exchange failed. */
  void ended(long bytes) {
    redactor.exchangeEnds();
    if (uri == null) {
      return;
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - startedNanos);
    URI shown = redactor.shown(uri);
    LOG.debug(
        "{} {} {} {} ms {} bytes",
        method,
        shown,
        status == 0 ? "-" : status,
        duration.toMillis(),
        bytes);
    OptionalInt code = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    Listeners.tell(
        settings.listener(),
        listener ->
            listener.onExchange(
                new ExchangeListener.Exchange(
                    attempt.operation,
                    method,
                    shown,
                    code,
                    attempt.number,
                    startedAt,
                    duration,
                    bytes,
                    rateLimit,
                    rateRemaining,
                    Optional.ofNullable(serverDate))));
  }
}
