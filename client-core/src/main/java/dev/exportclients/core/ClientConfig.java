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

/** The values of a {@link ClientSettings}, each with its default, as its builder fills them in. */
final class ClientConfig {
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

  ClientConfig copy() {
    ClientConfig copy = new ClientConfig();
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
