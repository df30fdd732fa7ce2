package dev.exportclients.core;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Told of each exchange with a server and of each pause, for metrics and progress. Called on the
 * thread that works; what it throws is logged and dropped. Must be safe for threads.
 *
 * <pre>{@code
 * ExchangeListener listener = new ExchangeListener() {
 *   @Override
 *   public void onExchange(Exchange exchange) {
 *     timer(exchange.operation()).record(exchange.duration());
 *   }
 * };
 * }</pre>
 */
public interface ExchangeListener {
  /** Hears nothing. */
  ExchangeListener NONE = new ExchangeListener() {};

  /** After the last byte of a response was read, or the exchange failed. */
  default void onExchange(Exchange exchange) {}

  /** Before a pause for an export that is not ready. */
  default void onWait(Wait wait) {}

  /** Before a pause for a retry. */
  default void onRetry(Retry retry) {}

  /**
   * One request and its response.
   *
   * @param operation such as {@code ems.exportResults}
   * @param method HTTP method
   * @param uri origin and path; never a query
   * @param status empty when there was no response
   * @param attempt 1 for the first request of a call
   * @param bytes of the body read
   * @param rateLimit how many calls the credentials have in the provider's period, by its header
   *     {@code X-RateLimit-Limit}; empty where it sends none, which is all but WebAdMIT
   * @param rateRemaining how many of them are left, by {@code X-RateLimit-Remaining}
   * @param serverDate the server's clock, by the response's header {@code Date}, in whole seconds
   */
  record Exchange(
      String operation,
      String method,
      URI uri,
      OptionalInt status,
      int attempt,
      Instant startedAt,
      Duration duration,
      long bytes,
      OptionalLong rateLimit,
      OptionalLong rateRemaining,
      Optional<Instant> serverDate) {}

  /**
   * A pause until the next poll.
   *
   * @param state the provider's own word for it, as sent
   * @param pause how long
   * @param waited so far, since the first poll
   */
  record Wait(String operation, String state, Duration pause, Duration waited) {}

  /**
   * A pause until the next attempt.
   *
   * @param retry 1 for the first
   * @param status of the response that is retried; empty for a connection fault
   */
  record Retry(
      String operation, int retry, OptionalInt status, Duration pause, Optional<String> reason) {}
}
