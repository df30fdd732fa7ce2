package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.HeaderValue;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * How a client speaks to its server. Immutable; may serve many clients.
 *
 * <pre>{@code
 * ClientSettings settings = ClientSettings.builder()
 *     .idleTimeout(Duration.ofSeconds(30))
 *     .retryPolicy(RetryPolicy.defaults().withRetries(2))
 *     .build();
 * }</pre>
 *
 * <p>Defaults: connect timeout 10 s, idle timeout 60 s, no deadline, 256 connections, {@link
 * RetryPolicy#defaults()}, {@link ResponseLimits#defaults()}, no proxy, Java's own trust store,
 * https only except to this machine.
 */
public final class ClientSettings {
  /** A copy that nobody changes. */
  private final ClientConfig config;

  private ClientSettings(ClientConfig config) {
    this.config = config;
  }

  public static ClientSettings defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public Duration connectTimeout() {
    return config.connectTimeout;
  }

  public Duration idleTimeout() {
    return config.idleTimeout;
  }

  /** For a call that begins now; empty for none. */
  public Optional<Duration> deadline() {
    return config.deadline.get();
  }

  public int maxConnections() {
    return config.maxConnections;
  }

  public RetryPolicy retryPolicy() {
    return config.retryPolicy;
  }

  public ResponseLimits responseLimits() {
    return config.responseLimits;
  }

  public Optional<ProxySelector> proxy() {
    return Optional.ofNullable(config.proxy);
  }

  public List<ProxyCredentials> proxyCredentials() {
    return config.proxyCredentials;
  }

  /** Those for one proxy: its own, or else those for all. */
  public Optional<ProxyCredentials> proxyCredentials(String host, int port) {
    return config.proxyCredentials(host, port);
  }

  public Optional<SSLContext> sslContext() {
    return Optional.ofNullable(config.sslContext);
  }

  public String userAgent() {
    return config.userAgent;
  }

  public boolean allowInsecureHttp() {
    return config.allowInsecureHttp;
  }

  public ExchangeListener listener() {
    return config.listener;
  }

  public RequestInterceptor requestInterceptor() {
    return config.requestInterceptor;
  }

  public Clock clock() {
    return config.clock;
  }

  public Sleeper sleeper() {
    return config.sleeper;
  }

  /** Builds settings. Not safe for threads. */
  public static final class Builder {
    private final ClientConfig config = new ClientConfig();

    private Builder() {}

    /** For the TCP connection and the TLS handshake, each. */
    public Builder connectTimeout(Duration timeout) {
      config.connectTimeout = Arguments.positive(timeout, "connectTimeout");
      return this;
    }

    /** The longest silence of a server: before its response, and between two reads of a body. */
    public Builder idleTimeout(Duration timeout) {
      config.idleTimeout = Arguments.positive(timeout, "idleTimeout");
      return this;
    }

    /** The longest time for one call or download as a whole: waits, retries and body included. */
    public Builder deadline(Duration timeout) {
      Optional<Duration> fixed = Optional.of(Arguments.positive(timeout, "deadline"));
      config.deadline = () -> fixed;
      return this;
    }

    /**
     * For a deadline that several calls share: asked when one of them begins for what is left,
     * which is then the longest time for that one; empty for none. Must be safe for threads.
     */
    public Builder deadline(Supplier<Optional<Duration>> left) {
      config.deadline = requireNonNull(left, "deadline");
      return this;
    }

    /**
     * The most connections of one client at the same time, to all servers together. A call that
     * finds them all in use waits for one, as long as its deadline and its wait allow, else without
     * limit.
     */
    public Builder maxConnections(int number) {
      config.maxConnections = (int) Arguments.positive(number, "maxConnections");
      return this;
    }

    public Builder retryPolicy(RetryPolicy policy) {
      config.retryPolicy = requireNonNull(policy, "retryPolicy");
      return this;
    }

    /** How much of a response goes into memory, and how slowly a body may come. */
    public Builder responseLimits(ResponseLimits limits) {
      config.responseLimits = requireNonNull(limits, "responseLimits");
      return this;
    }

    /** Asked for each target which proxy to use, if any. */
    public Builder proxy(ProxySelector selector) {
      config.proxy = requireNonNull(selector, "proxy");
      return this;
    }

    /** Credentials for all proxies that have none of their own. */
    public Builder proxyCredentials(String username, Secret password) {
      return proxyCredentials(
          new ProxyCredentials(null, username, requireNonNull(password, "password")));
    }

    /** As {@link #proxyCredentials(String, Secret)}, without a password or with an empty one. */
    public Builder proxyCredentials(String username) {
      return proxyCredentials(new ProxyCredentials(null, username, null));
    }

    /** Adds some, in place of those for the same proxy. */
    public Builder proxyCredentials(ProxyCredentials credentials) {
      config.add(credentials);
      return this;
    }

    /** Trust and keys for TLS. */
    public Builder sslContext(SSLContext context) {
      config.sslContext = requireNonNull(context, "sslContext");
      return this;
    }

    /** Default {@code export-clients/} and the version. */
    public Builder userAgent(String product) {
      config.userAgent = HeaderValue.text(product, "userAgent");
      return this;
    }

    /** Allows plain http to other hosts than this machine, where anyone on the way can read. */
    public Builder allowInsecureHttp(boolean allowed) {
      config.allowInsecureHttp = allowed;
      return this;
    }

    public Builder listener(ExchangeListener exchangeListener) {
      config.listener = requireNonNull(exchangeListener, "listener");
      return this;
    }

    /** Adds headers that are no credentials, such as {@code traceparent}, to each request. */
    public Builder requestInterceptor(RequestInterceptor interceptor) {
      config.requestInterceptor = requireNonNull(interceptor, "requestInterceptor");
      return this;
    }

    /** The time of day, for signatures, receipts and dates in responses; no limit goes by it. */
    public Builder clock(Clock source) {
      config.clock = requireNonNull(source, "clock");
      return this;
    }

    /** How to pause between attempts and polls, and the time that limits go by. */
    public Builder sleeper(Sleeper pauses) {
      config.sleeper = requireNonNull(pauses, "sleeper");
      return this;
    }

    public ClientSettings build() {
      return new ClientSettings(config.copy());
    }
  }
}
