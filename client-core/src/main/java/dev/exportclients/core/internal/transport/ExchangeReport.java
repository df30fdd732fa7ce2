package dev.exportclients.core.internal.transport;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.redaction.Redactor;
import dev.exportclients.core.internal.retry.Listeners;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is told of one request: the log line and the listener's call. Holds no header and no body.
 */
final class ExchangeReport {
  private static final Logger LOG = LoggerFactory.getLogger("dev.exportclients.exchange");

  private final Attempt attempt;
  private final String method;
  private final URI uri;
  private final ClientSettings settings;
  private final Redactor redactor;
  private final Instant startedAt;
  private final long startedNanos = System.nanoTime();
  private int status;

  ExchangeReport(
      Attempt attempt, String method, URI uri, ClientSettings settings, Redactor redactor) {
    this.attempt = attempt;
    this.method = method;
    this.uri = uri;
    this.settings = settings;
    this.redactor = redactor;
    this.startedAt = settings.clock().instant();
  }

  void responded(int code) {
    status = code;
  }

  /** Once, when the last byte was read or the exchange failed. */
  void ended(long bytes) {
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
                    attempt.attempt,
                    startedAt,
                    duration,
                    bytes)));
  }
}
