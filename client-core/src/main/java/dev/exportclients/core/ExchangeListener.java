package dev.exportclients.core;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Told of each call, of each request in it and of each pause, for metrics, traces and progress.
 * Called on the thread that works; what it throws is logged and dropped. Must be safe for threads.
 *
 * <pre>{@code
 * ExchangeListener listener = new ExchangeListener() {
 *   @Override
 *   public void onExchange(Exchange exchange) {
 *     timer(exchange.operation()).record(exchange.duration());
 *   }
 * };
 * }</pre>
 *
 * <p>A call is what a client's method does: it asks, starts something, or downloads a file, with
 * all attempts, polls and pauses. In it, {@link #onCall} comes first and {@link #onCallEnd} last,
 * on the same thread. A sign-in that a call needs is a call of its own within it. Each {@link
 * #onRequest} is followed by one {@link #onExchange} with the same request, on the thread that
 * reads the body.
 */
public interface ExchangeListener {
  /** Hears nothing. */
  ExchangeListener NONE = new ExchangeListener() {};

  /**
   * Before the first request of a call.
   *
   * @param call what is called
   */
  default void onCall(Call call) {}

  /**
   * Before a request goes out, with its credentials in it.
   *
   * @param request what is sent
   */
  default void onRequest(Request request) {}

  /**
   * After the last byte of a response was read, or the exchange failed.
   *
   * @param exchange what came of the request
   */
  default void onExchange(Exchange exchange) {}

  /**
   * Before a pause for an export that is not ready.
   *
   * @param wait how long, and why
   */
  default void onWait(Wait wait) {}

  /**
   * Before a pause for a retry.
   *
   * @param retry how long, and why
   */
  default void onRetry(Retry retry) {}

  /**
   * After a call, before it returns or throws.
   *
   * @param end what came of it
   */
  default void onCallEnd(CallEnd end) {}

  /**
   * A call that begins.
   *
   * @param number no other call or request in this process has it
   * @param operation such as {@code ems.exportResults}
   * @param startedAt by the settings' clock
   */
  record Call(long number, String operation, Instant startedAt) {}

  /**
   * A request that goes out.
   *
   * @param call that it belongs to
   * @param number no other call or request in this process has it
   * @param operation such as {@code ems.exportResults}; a poll's differs from its call's
   * @param method HTTP method
   * @param uri origin and path; never a query
   * @param attempt 1 for the first request of a call
   * @param startedAt by the settings' clock
   */
  record Request(
      Call call,
      long number,
      String operation,
      String method,
      URI uri,
      int attempt,
      Instant startedAt) {}

  /**
   * One request and its response.
   *
   * @param request as it was told of when it went out
   * @param status empty when there was no response
   * @param duration from the request to the end of the response
   * @param bytes of the body read
   * @param requestId the server's own word for it, by the response's header {@code X-Request-Id}
   * @param errorType empty if all went well; the status of a response from 400 on, such as {@code
   *     503}; for what broke off, the simple name of Java's exception, such as {@code
   *     ConnectException}, or {@code deadline}, {@code wait-over} or {@code interrupted}
   * @param rateLimit how many calls the credentials have in the provider's period, by its header
   *     {@code X-RateLimit-Limit}; empty where it sends none, which is all but WebAdMIT
   * @param rateRemaining how many of them are left, by {@code X-RateLimit-Remaining}
   * @param serverDate the server's clock, by the response's header {@code Date}, in whole seconds
   * @param retryAfter how long to leave the server alone, by {@code Retry-After}
   */
  record Exchange(
      Request request,
      OptionalInt status,
      Duration duration,
      long bytes,
      Optional<String> requestId,
      Optional<String> errorType,
      OptionalLong rateLimit,
      OptionalLong rateRemaining,
      Optional<Instant> serverDate,
      Optional<Duration> retryAfter) {

    /**
     * An exchange without {@code Retry-After}.
     *
     * @param request as above
     * @param status as above
     * @param duration as above
     * @param bytes as above
     * @param requestId as above
     * @param errorType as above
     * @param rateLimit as above
     * @param rateRemaining as above
     * @param serverDate as above
     */
    public Exchange(
        Request request,
        OptionalInt status,
        Duration duration,
        long bytes,
        Optional<String> requestId,
        Optional<String> errorType,
        OptionalLong rateLimit,
        OptionalLong rateRemaining,
        Optional<Instant> serverDate) {
      this(
          request,
          status,
          duration,
          bytes,
          requestId,
          errorType,
          rateLimit,
          rateRemaining,
          serverDate,
          Optional.empty());
    }

    /** {@return the request's, such as {@code ems.exportResults}} */
    public String operation() {
      return request.operation();
    }

    /** {@return the request's HTTP method} */
    public String method() {
      return request.method();
    }

    /** {@return the request's origin and path; never a query} */
    public URI uri() {
      return request.uri();
    }

    /** {@return the request's: 1 for the first of a call} */
    public int attempt() {
      return request.attempt();
    }

    /** {@return when the request went out, by the settings' clock} */
    public Instant startedAt() {
      return request.startedAt();
    }
  }

  /**
   * A pause until the next poll.
   *
   * @param operation that found it not ready
   * @param state the provider's own word for it, as sent
   * @param pause how long
   * @param waited so far, since the first poll
   */
  record Wait(String operation, String state, Duration pause, Duration waited) {}

  /**
   * A pause until the next attempt.
   *
   * @param operation that is tried again
   * @param retry 1 for the first
   * @param status of the response that is retried; empty for a connection fault
   * @param pause how long
   * @param reason what failed, for people
   */
  record Retry(
      String operation, int retry, OptionalInt status, Duration pause, Optional<String> reason) {}

  /**
   * A call that has ended.
   *
   * @param call as it was told of when it began
   * @param duration of all of it, pauses included
   * @param attempts as receipts count them, without polls; 0 if nothing was sent
   * @param retries pauses for a retry
   * @param waits pauses for an export that was not ready
   * @param waited all these together
   * @param status of the last response; empty if the last request got none
   * @param bytes of the bodies of all responses in it
   * @param errorType the simple name of the exception that it throws, such as {@code
   *     NotReadyException}; empty if it returns
   */
  record CallEnd(
      Call call,
      Duration duration,
      int attempts,
      int retries,
      int waits,
      Duration waited,
      OptionalInt status,
      long bytes,
      Optional<String> errorType) {}
}
