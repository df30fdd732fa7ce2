package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.http.HeaderValue;
import dev.exportclients.core.internal.http.UserAgent;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

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
  private final Duration connectTimeout;
  private final Duration idleTimeout;
  private final @Nullable Duration deadline;
  private final int maxConnections;
  private final RetryPolicy retryPolicy;
  private final ResponseLimits responseLimits;
  private final @Nullable ProxySelector proxy;
  private final List<ProxyCredentials> proxyCredentials;
  private final @Nullable SSLContext sslContext;
  private final String userAgent;
  private final boolean allowInsecureHttp;
  private final ExchangeListener listener;
  private final Clock clock;
  private final Sleeper sleeper;

  private ClientSettings(Builder builder) {
    connectTimeout = builder.connectTimeout;
    idleTimeout = builder.idleTimeout;
    deadline = builder.deadline;
    maxConnections = builder.maxConnections;
    retryPolicy = builder.retryPolicy;
    responseLimits = builder.responseLimits;
    proxy = builder.proxy;
    proxyCredentials = List.copyOf(builder.proxyCredentials);
    sslContext = builder.sslContext;
    userAgent = builder.userAgent;
    allowInsecureHttp = builder.allowInsecureHttp;
    listener = builder.listener;
    clock = builder.clock;
    sleeper = builder.sleeper;
  }

  public static ClientSettings defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public Duration connectTimeout() {
    return connectTimeout;
  }

  public Duration idleTimeout() {
    return idleTimeout;
  }

  public Optional<Duration> deadline() {
    return Optional.ofNullable(deadline);
  }

  public int maxConnections() {
    return maxConnections;
  }

  public RetryPolicy retryPolicy() {
    return retryPolicy;
  }

  public ResponseLimits responseLimits() {
    return responseLimits;
  }

  public Optional<ProxySelector> proxy() {
    return Optional.ofNullable(proxy);
  }

  public List<ProxyCredentials> proxyCredentials() {
    return proxyCredentials;
  }

  /** Those for one proxy: its own, or else those for all. */
  public Optional<ProxyCredentials> proxyCredentials(String host, int port) {
    return proxyCredentials.stream()
        .filter(credentials -> credentials.isFor(host, port))
        .max(Comparator.comparing(credentials -> credentials.proxy() != null));
  }

  public Optional<SSLContext> sslContext() {
    return Optional.ofNullable(sslContext);
  }

  public String userAgent() {
    return userAgent;
  }

  public boolean allowInsecureHttp() {
    return allowInsecureHttp;
  }

  public ExchangeListener listener() {
    return listener;
  }

  public Clock clock() {
    return clock;
  }

  public Sleeper sleeper() {
    return sleeper;
  }

  /** Builds settings. Not safe for threads. */
  public static final class Builder {
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration idleTimeout = Duration.ofSeconds(60);
    private @Nullable Duration deadline;
    private int maxConnections = 256;
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private ResponseLimits responseLimits = ResponseLimits.defaults();
    private @Nullable ProxySelector proxy;
    private final List<ProxyCredentials> proxyCredentials = new ArrayList<>();
    private @Nullable SSLContext sslContext;
    private String userAgent = UserAgent.DEFAULT;
    private boolean allowInsecureHttp;
    private ExchangeListener listener = ExchangeListener.NONE;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.SYSTEM;

    private Builder() {}

    /** For the TCP connection and the TLS handshake, each. */
    public Builder connectTimeout(Duration timeout) {
      connectTimeout = positive(timeout, "connectTimeout");
      return this;
    }

    /** The longest silence of a server: before its response, and between two reads of a body. */
    public Builder idleTimeout(Duration timeout) {
      idleTimeout = positive(timeout, "idleTimeout");
      return this;
    }

    /** The longest time for one call or download as a whole: waits, retries and body included. */
    public Builder deadline(Duration timeout) {
      deadline = positive(timeout, "deadline");
      return this;
    }

    /**
     * The most connections of one client at the same time, to all servers together. A call that
     * finds them all in use waits for one, as long as its deadline and its wait allow, else without
     * limit.
     */
    public Builder maxConnections(int number) {
      if (number < 1) {
        throw new IllegalArgumentException("maxConnections must be positive: " + number);
      }
      maxConnections = number;
      return this;
    }

    public Builder retryPolicy(RetryPolicy policy) {
      retryPolicy = requireNonNull(policy, "retryPolicy");
      return this;
    }

    /** How much of a response goes into memory, and how slowly a body may come. */
    public Builder responseLimits(ResponseLimits limits) {
      responseLimits = requireNonNull(limits, "responseLimits");
      return this;
    }

    /** Asked for each target which proxy to use, if any. */
    public Builder proxy(ProxySelector selector) {
      proxy = requireNonNull(selector, "proxy");
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
      proxyCredentials.removeIf(other -> Objects.equals(other.proxy(), credentials.proxy()));
      proxyCredentials.add(credentials);
      return this;
    }

    /** Trust and keys for TLS. */
    public Builder sslContext(SSLContext context) {
      sslContext = requireNonNull(context, "sslContext");
      return this;
    }

    /** Default {@code export-clients/} and the version. */
    public Builder userAgent(String product) {
      userAgent = HeaderValue.text(product, "userAgent");
      return this;
    }

    /** Allows plain http to other hosts than this machine, where anyone on the way can read. */
    public Builder allowInsecureHttp(boolean allowed) {
      allowInsecureHttp = allowed;
      return this;
    }

    public Builder listener(ExchangeListener exchangeListener) {
      listener = requireNonNull(exchangeListener, "listener");
      return this;
    }

    /** The time of day, for signatures, receipts and dates in responses; no limit goes by it. */
    public Builder clock(Clock source) {
      clock = requireNonNull(source, "clock");
      return this;
    }

    /** How to pause between attempts and polls, and the time that limits go by. */
    public Builder sleeper(Sleeper pauses) {
      sleeper = requireNonNull(pauses, "sleeper");
      return this;
    }

    public ClientSettings build() {
      return new ClientSettings(this);
    }

    private static Duration positive(Duration duration, String name) {
      if (requireNonNull(duration, name).isZero() || duration.isNegative()) {
        throw new IllegalArgumentException(name + " must be positive: " + duration);
      }
      return duration;
    }
  }
}
