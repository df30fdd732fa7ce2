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
 */
public final class RecordedRequest {
  private final ReceivedRequest received;

  RecordedRequest(ReceivedRequest received) {
    this.received = received;
  }

  public String method() {
    return received.method();
  }

  /** Path and query exactly as sent, a fault prefix included. */
  public String target() {
    return received.target();
  }

  /** The path as sent, without the fault prefix. */
  public String path() {
    return received.path();
  }

  /** The query as sent, without its question mark; empty if there was none. */
  public String rawQuery() {
    return received.rawQuery();
  }

  /** The query's names and values, decoded. */
  public Map<String, List<String>> query() {
    return received.query();
  }

  /** The first value of a query parameter. */
  public Optional<String> query(String name) {
    return received.query(name);
  }

  /** All headers, names in lower case, in the order of arrival. */
  public Map<String, List<String>> headers() {
    return received.headers();
  }

  /** The first value of a header, in any case. */
  public Optional<String> header(String name) {
    return received.header(name);
  }

  /** The faults asked for by prefix or header, as text; empty if there were none. */
  public String fault() {
    return received.fault();
  }

  /** Such as {@code ems.exportResults}; {@code webadmit.link} is WebAdMIT's presigned link. */
  public String operation() {
    return received.operation();
  }

  /** When it arrived, by the sandbox's clock. */
  public Instant at() {
    return received.at();
  }

  /** The status of the response; 0 while, or if, there is none. */
  public int status() {
    return received.status();
  }

  /** How many bytes of the response's body were written to the connection, surplus included. */
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
