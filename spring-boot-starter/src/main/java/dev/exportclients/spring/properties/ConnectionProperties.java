package dev.exportclients.spring.properties;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a client speaks to its server. What a provider leaves out, those for all providers say; a
 * group such as {@code proxy} counts as a whole.
 */
public abstract class ConnectionProperties {
  private final PropertyGroup group;

  /** Time for the TCP connection and for the TLS handshake, each. */
  private @Nullable Duration connectTimeout;

  /** Longest silence of a server: before its response, and between two reads of a body. */
  private @Nullable Duration idleTimeout;

  /** Longest time for one call or download as a whole: waits, retries and body included. */
  private @Nullable Duration deadline;

  /** Most connections of one client at the same time. */
  private @Nullable Integer maxConnections;

  /** User-Agent header of each request. */
  private @Nullable String userAgent;

  /** Whether plain http is allowed to other hosts than this machine. */
  private @Nullable Boolean allowInsecureHttp;

  /** Name of the SSL bundle with trust and keys for TLS. Java's own trust, if none is named. */
  private @Nullable String sslBundle;

  /** Proxy to send all requests through. */
  private @Nullable ProxyServer proxy;

  /** When a request that failed for a transient reason is sent again. */
  private @Nullable Retries retryPolicy;

  /** How much of a response goes into memory, and how slowly a body may come. */
  private @Nullable Limits responseLimits;

  ConnectionProperties(String prefix) {
    group = new PropertyGroup(prefix);
  }

  /** For checks, by the whole names. */
  public PropertyGroup group() {
    return group;
  }

  public @Nullable Duration getConnectTimeout() {
    return connectTimeout;
  }

  public void setConnectTimeout(@Nullable Duration connectTimeout) {
    this.connectTimeout = connectTimeout;
  }

  public @Nullable Duration getIdleTimeout() {
    return idleTimeout;
  }

  public void setIdleTimeout(@Nullable Duration idleTimeout) {
    this.idleTimeout = idleTimeout;
  }

  public @Nullable Duration getDeadline() {
    return deadline;
  }

  public void setDeadline(@Nullable Duration deadline) {
    this.deadline = deadline;
  }

  public @Nullable Integer getMaxConnections() {
    return maxConnections;
  }

  public void setMaxConnections(@Nullable Integer maxConnections) {
    this.maxConnections = maxConnections;
  }

  public @Nullable String getUserAgent() {
    return userAgent;
  }

  public void setUserAgent(@Nullable String userAgent) {
    this.userAgent = userAgent;
  }

  public @Nullable Boolean getAllowInsecureHttp() {
    return allowInsecureHttp;
  }

  public void setAllowInsecureHttp(@Nullable Boolean allowInsecureHttp) {
    this.allowInsecureHttp = allowInsecureHttp;
  }

  public @Nullable String getSslBundle() {
    return sslBundle;
  }

  public void setSslBundle(@Nullable String sslBundle) {
    this.sslBundle = sslBundle;
  }

  public @Nullable ProxyServer getProxy() {
    return proxy;
  }

  public void setProxy(@Nullable ProxyServer proxy) {
    this.proxy = proxy;
  }

  public @Nullable Retries getRetryPolicy() {
    return retryPolicy;
  }

  public void setRetryPolicy(@Nullable Retries retryPolicy) {
    this.retryPolicy = retryPolicy;
  }

  public @Nullable Limits getResponseLimits() {
    return responseLimits;
  }

  public void setResponseLimits(@Nullable Limits responseLimits) {
    this.responseLimits = responseLimits;
  }

  /**
   * A proxy, which its user and password go to, and to no one else.
   *
   * @param host Host name or address of the proxy.
   * @param port Port of the proxy.
   * @param username User of the proxy, if it wants one.
   * @param password Password of the proxy's user.
   * @param nonProxyHosts Hosts that are asked without the proxy: a name, or all below one, as in
   *     .example.org.
   */
  public record ProxyServer(
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String username,
      @Nullable HiddenValue password,
      @DefaultValue List<String> nonProxyHosts) {}

  /**
   * As {@link dev.exportclients.core.RetryPolicy}.
   *
   * @param retries How often at most; zero means a single request.
   * @param basePause Longest pause before the first retry; doubled for each further one.
   * @param maxPause Longest pause before any retry, unless the server asks for another.
   * @param maxRetryAfter A server that asks for a longer pause gets no retry.
   */
  public record Retries(
      @DefaultValue("4") int retries,
      @DefaultValue("500ms") Duration basePause,
      @DefaultValue("20s") Duration maxPause,
      @DefaultValue("60s") Duration maxRetryAfter) {}

  /**
   * As {@link dev.exportclients.core.ResponseLimits}.
   *
   * @param maxHeadSize Largest status line with all headers.
   * @param maxBodySize Largest list, or other body that becomes values; not a file.
   * @param minimumSpeed Least that a body must bring in a second, on average over the window; zero
   *     for no limit.
   * @param window Time over which the minimum speed is measured.
   */
  public record Limits(
      @DefaultValue("256KB") DataSize maxHeadSize,
      @DefaultValue("4MB") DataSize maxBodySize,
      @DefaultValue("0B") DataSize minimumSpeed,
      @DefaultValue("30s") Duration window) {}
}
