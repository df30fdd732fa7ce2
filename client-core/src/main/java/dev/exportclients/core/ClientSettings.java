package dev.exportclients.core;

import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.core.internal.http.UserAgent;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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
  /** A copy that nobody changes. */
  private final Config config;

  private ClientSettings(Config config) {
    this.config = config;
  }

  /** {@return settings with all the defaults above} */
  public static ClientSettings defaults() {
    return builder().build();
  }

  /** {@return a builder that has all the defaults above} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the longest time for the TCP connection and for the TLS handshake, each; 10 s by
   * default}
   */
  public Duration connectTimeout() {
    return config.connectTimeout;
  }

  /** {@return the longest silence of a server; 60 s by default} */
  public Duration idleTimeout() {
    return config.idleTimeout;
  }

  /** {@return the longest time for a call that begins now; empty for none, which is the default} */
  public Optional<Duration> deadline() {
    return config.deadline.get();
  }

  /** {@return the most connections of one client at the same time; 256 by default} */
  public int maxConnections() {
    return config.maxConnections;
  }

  /** {@return when a request is sent again; {@link RetryPolicy#defaults} by default} */
  public RetryPolicy retryPolicy() {
    return config.retryPolicy;
  }

  /** {@return how much of a response is taken; {@link ResponseLimits#defaults} by default} */
  public ResponseLimits responseLimits() {
    return config.responseLimits;
  }

  /**
   * {@return what chooses a proxy for each target; empty for no proxy, whatever Java's own settings
   * say}
   */
  public Optional<ProxySelector> proxy() {
    return Optional.ofNullable(config.proxy);
  }

  /** {@return credentials for proxies, at most one for each; none by default, read-only} */
  public List<ProxyCredentials> proxyCredentials() {
    return config.proxyCredentials;
  }

  /**
   * {@return the credentials for one proxy: its own, or else those for all}
   *
   * @param host as the selector names it, in any case
   * @param port the proxy's
   */
  public Optional<ProxyCredentials> proxyCredentials(String host, int port) {
    return config.proxyCredentials(host, port);
  }

  /** {@return trust and keys for TLS; empty for Java's own} */
  public Optional<SSLContext> sslContext() {
    return Optional.ofNullable(config.sslContext);
  }

  /** {@return the header {@code User-Agent}; {@code export-clients/} and the version by default} */
  public String userAgent() {
    return config.userAgent;
  }

  /** {@return whether plain http to other hosts than this machine is allowed; false by default} */
  public boolean allowInsecureHttp() {
    return config.allowInsecureHttp;
  }

  /** {@return who is told of calls and requests; {@link ExchangeListener#NONE} by default} */
  public ExchangeListener listener() {
    return config.listener;
  }

  /** {@return what adds headers to requests; {@link RequestInterceptor#NONE} by default} */
  public RequestInterceptor requestInterceptor() {
    return config.requestInterceptor;
  }

  /** {@return the time of day; the system's by default} */
  public Clock clock() {
    return config.clock;
  }

  /** {@return how to pause, and what time passes; {@link Sleeper#SYSTEM} by default} */
  public Sleeper sleeper() {
    return config.sleeper;
  }

  /** Builds settings; what is not set has its default. Not safe for threads. */
  public static final class Builder extends ClientSettingsBuilder {
    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** {@return settings that later changes of this builder leave as they are} */
    public ClientSettings build() {
      return new ClientSettings(config.copy());
    }
  }

  /** The values, each with its default, as the builder fills them in. */
  static final class Config {
    Duration connectTimeout = Duration.ofSeconds(10);
    Duration idleTimeout = Duration.ofSeconds(60);
    Supplier<Optional<Duration>> deadline = Optional::empty;
    int maxConnections = 256;
    RetryPolicy retryPolicy = RetryPolicy.defaults();
    ResponseLimits responseLimits = ResponseLimits.defaults();
    @Nullable ProxySelector proxy;
    List<ProxyCredentials> proxyCredentials = List.of();
    @Nullable SSLContext sslContext;
    String userAgent = UserAgent.DEFAULT;
    boolean allowInsecureHttp;
    ExchangeListener listener = ExchangeListener.NONE;
    RequestInterceptor requestInterceptor = RequestInterceptor.NONE;
    Clock clock = Clock.systemUTC();
    Sleeper sleeper = Sleeper.SYSTEM;

    Config copy() {
      Config copy = new Config();
      copy.connectTimeout = connectTimeout;
      copy.idleTimeout = idleTimeout;
      copy.deadline = deadline;
      copy.maxConnections = maxConnections;
      copy.retryPolicy = retryPolicy;
      copy.responseLimits = responseLimits;
      copy.proxy = proxy;
      copy.proxyCredentials = proxyCredentials;
      copy.sslContext = sslContext;
      copy.userAgent = userAgent;
      copy.allowInsecureHttp = allowInsecureHttp;
      copy.listener = listener;
      copy.requestInterceptor = requestInterceptor;
      copy.clock = clock;
      copy.sleeper = sleeper;
      return copy;
    }

    /** In place of those for the same proxy. */
    void add(ProxyCredentials credentials) {
      List<ProxyCredentials> all = new ArrayList<>(proxyCredentials);
      all.removeIf(other -> Objects.equals(other.proxy(), credentials.proxy()));
      all.add(credentials);
      proxyCredentials = List.copyOf(all);
    }

    /** Those for one proxy: its own, or else those for all. */
    Optional<ProxyCredentials> proxyCredentials(String host, int port) {
      return proxyCredentials.stream()
          .filter(credentials -> credentials.isFor(host, port))
          .max(Comparator.comparing(credentials -> credentials.proxy() != null));
    }
  }
}
