package dev.exportclients.sandbox.internal.call;

import dev.exportclients.sandbox.internal.fault.FaultPrefix;
import dev.exportclients.sandbox.internal.http.HttpHead;
import dev.exportclients.sandbox.internal.http.HttpText;
import dev.exportclients.sandbox.internal.spec.Route;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived on the wire, and what has been sent for it so far. Safe to read while it
 * gets its response.
 */
public final class ReceivedRequest {
  private final String method;
  private final String target;
  private final String fault;
  private final String path;
  private final String rawQuery;

  /**
   * Names and values with line ends: a fraction of the memory of a map, for there can be many
   * requests.
   */
  private final String rawHeaders;

  private final Instant at;
  private final String operation;
  private final AtomicLong bodyBytes = new AtomicLong();
  private volatile int status;
  private volatile @Nullable Map<String, List<String>> headers;

  ReceivedRequest(HttpHead head, FaultPrefix prefix, Instant at) {
    this.method = head.method();
    this.target = head.target();
    this.fault = prefix.fault();
    this.path = prefix.path();
    this.rawQuery = prefix.query();
    this.rawHeaders = head.rawHeaders();
    this.headers = head.byLowerCaseName();
    this.at = at;
    this.operation = Route.of(method, path).operation;
  }

  public String method() {
    return method;
  }

  /** Path and query exactly as sent, a fault prefix included. */
  public String target() {
    return target;
  }

  /** The path as sent, without the fault prefix. */
  public String path() {
    return path;
  }

  /** The query as sent, without its question mark; empty if there was none. */
  public String rawQuery() {
    return rawQuery;
  }

  /** The query's names and values, decoded. */
  public Map<String, List<String>> query() {
    return HttpText.query(rawQuery);
  }

  /** The first value of a query parameter. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query().get(name)).map(values -> values.get(0));
  }

  /** All headers, names in lower case, in the order of arrival. */
  public Map<String, List<String>> headers() {
    Map<String, List<String>> parsed = headers;
    return parsed == null ? HttpHead.byLowerCaseName(rawHeaders) : parsed;
  }

  /** The first value of a header, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers().get(name.toLowerCase(Locale.ROOT)))
        .map(values -> values.get(0));
  }

  /** The faults asked for by prefix or header, as text; empty if there were none. */
  public String fault() {
    return fault;
  }

  /** Such as {@code ems.exportResults}; {@code webadmit.link} is WebAdMIT's presigned link. */
  public String operation() {
    return operation;
  }

  /** When it arrived, by the sandbox's clock. */
  public Instant at() {
    return at;
  }

  /** The status of the response; 0 while, or if, there is none. */
  public int status() {
    return status;
  }

  /** How many bytes of the response's body were written to the connection, surplus included. */
  public long bodyBytesSent() {
    return bodyBytes.get();
  }

  /** Gives up what can be made again, once the request has been dealt with. */
  public void compact() {
    headers = null;
  }

  public void responded(int status) {
    this.status = status;
  }

  public void sent(long bytes) {
    bodyBytes.addAndGet(bytes);
  }

  @Override
  public String toString() {
    return method + " " + target + " -> " + status + " (" + bodyBytes + " bytes)";
  }
}
