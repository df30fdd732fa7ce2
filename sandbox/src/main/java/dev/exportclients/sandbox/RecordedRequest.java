package dev.exportclients.sandbox;

import dev.exportclients.sandbox.internal.call.ReceivedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived on the wire, and what has been sent for it so far. Safe to read while it
 * gets its response. Equal to another only if both are of the same arrival.
 *
 * <pre>{@code
 * RecordedRequest last = sandbox.requests("ems.exportResults").get(0);
 * assertEquals(Optional.of("bytes=70000-"), last.header("Range"));
 * }</pre>
 */
public final class RecordedRequest {
  private final ReceivedRequest received;

  RecordedRequest(ReceivedRequest received) {
    this.received = received;
  }

  /** {@return the HTTP method as sent} */
  public String method() {
    return received.method();
  }

  /** {@return path and query exactly as sent, a fault prefix included} */
  public String target() {
    return received.target();
  }

  /** {@return the path as sent, without the fault prefix} */
  public String path() {
    return received.path();
  }

  /** {@return the query as sent, without its question mark; empty if there was none} */
  public String rawQuery() {
    return received.rawQuery();
  }

  /** {@return the query's names and values, decoded, in the order of arrival} */
  public Map<String, List<String>> query() {
    return received.query();
  }

  /**
   * {@return the first value of a query parameter, decoded; empty without one}
   *
   * @param name decoded
   */
  public Optional<String> query(String name) {
    return received.query(name);
  }

  /** {@return all headers, names in lower case, in the order of arrival} */
  public Map<String, List<String>> headers() {
    return received.headers();
  }

  /**
   * {@return the first value of a header; empty without one}
   *
   * @param name in any case
   */
  public Optional<String> header(String name) {
    return received.header(name);
  }

  /** {@return the faults asked for by prefix or header, as text; empty if there were none} */
  public String fault() {
    return received.fault();
  }

  /**
   * {@return such as {@code ems.exportResults}; {@code webadmit.link} is WebAdMIT's presigned link}
   */
  public String operation() {
    return received.operation();
  }

  /** {@return when it arrived, by the sandbox's clock} */
  public Instant at() {
    return received.at();
  }

  /** {@return the status of the response; 0 while, or if, there is none} */
  public int status() {
    return received.status();
  }

  /**
   * {@return how many bytes of the response's body were written to the connection, surplus
   * included}
   */
  public long bodyBytesSent() {
    return received.bodyBytesSent();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordedRequest same && received == same.received;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(received);
  }

  @Override
  public String toString() {
    return received.toString();
  }
}
