package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.HeaderValue;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Fills in the values of {@link ClientSettings}. */
abstract sealed class ClientSettingsBuilder permits ClientSettings.Builder {
  final ClientSettings.Config config = new ClientSettings.Config();

  abstract ClientSettings.Builder self();

  /**
   * The longest time for the TCP connection and for the TLS handshake, each. Default 10 s.
   *
   * @param timeout more than zero
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public ClientSettings.Builder connectTimeout(Duration timeout) {
    config.connectTimeout = Arguments.positive(timeout, "connectTimeout");
    return self();
  }

  /**
   * The longest silence of a server: before its response, and between two reads of a body. Default
   * 60 s.
   *
   * @param timeout more than zero
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public ClientSettings.Builder idleTimeout(Duration timeout) {
    config.idleTimeout = Arguments.positive(timeout, "idleTimeout");
    return self();
  }

  /**
   * The longest time for one call or download as a whole: waits, retries and body included.
   * Default: none.
   *
   * @param timeout more than zero
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public ClientSettings.Builder deadline(Duration timeout) {
    Optional<Duration> fixed = Optional.of(Arguments.positive(timeout, "deadline"));
    config.deadline = () -> fixed;
    return self();
  }

  /**
   * For a deadline that several calls share: asked when one of them begins for what is left, which
   * is then the longest time for that one.
   *
   * @param left empty for none; must be safe for threads
   * @return this builder
   */
  public ClientSettings.Builder deadline(Supplier<Optional<Duration>> left) {
    config.deadline = requireNonNull(left, "deadline");
    return self();
  }

  /**
   * The most connections of one client at the same time, to all servers together. A call that finds
   * them all in use waits for one, as long as its deadline and its wait allow, else without limit.
   * Default 256.
   *
   * @param number 1 or more
   * @return this builder
   * @throws IllegalArgumentException if it is less
   */
  public ClientSettings.Builder maxConnections(int number) {
    config.maxConnections = (int) Arguments.positive(number, "maxConnections");
    return self();
  }

  /**
   * When a request that failed is sent again. Default {@link RetryPolicy#defaults}.
   *
   * @param policy {@link RetryPolicy#none} for never
   * @return this builder
   */
  public ClientSettings.Builder retryPolicy(RetryPolicy policy) {
    config.retryPolicy = requireNonNull(policy, "retryPolicy");
    return self();
  }

  /**
   * How much of a response goes into memory, and how slowly a body may come. Default {@link
   * ResponseLimits#defaults}.
   *
   * @param limits for all responses alike
   * @return this builder
   */
  public ClientSettings.Builder responseLimits(ResponseLimits limits) {
    config.responseLimits = requireNonNull(limits, "responseLimits");
    return self();
  }

  /**
   * Asked for each target which proxy to use, if any. Default: no proxy, whatever Java's own
   * settings say.
   *
   * @param selector such as {@link ProxySelector#getDefault}, for those settings; must be safe for
   *     threads
   * @return this builder
   */
  public ClientSettings.Builder proxy(ProxySelector selector) {
    config.proxy = requireNonNull(selector, "proxy");
    return self();
  }

  /**
   * Credentials for all proxies that have none of their own. Default: none.
   *
   * @param username without a colon
   * @param password not empty
   * @return this builder
   * @throws IllegalArgumentException if the user holds a colon or a control character
   */
  public ClientSettings.Builder proxyCredentials(String username, Secret password) {
    return proxyCredentials(
        new ProxyCredentials(null, username, requireNonNull(password, "password")));
  }

  /**
   * As {@link #proxyCredentials(String, Secret)}, without a password or with an empty one.
   *
   * @param username without a colon
   * @return this builder
   * @throws IllegalArgumentException if the user holds a colon or a control character
   */
  public ClientSettings.Builder proxyCredentials(String username) {
    return proxyCredentials(new ProxyCredentials(null, username, null));
  }

  /**
   * Adds some, in place of those for the same proxy.
   *
   * @param credentials for one proxy, or for all
   * @return this builder
   */
  public ClientSettings.Builder proxyCredentials(ProxyCredentials credentials) {
    config.add(credentials);
    return self();
  }

  /**
   * Trust and keys for TLS. Default: Java's own.
   *
   * @param context such as {@link dev.exportclients.core.tls.TrustedAuthorities} makes
   * @return this builder
   */
  public ClientSettings.Builder sslContext(SSLContext context) {
    config.sslContext = requireNonNull(context, "sslContext");
    return self();
  }

  /**
   * The header {@code User-Agent}. Default {@code export-clients/} and the version.
   *
   * @param product such as {@code my-etl/2.1}
   * @return this builder
   * @throws IllegalArgumentException if it is empty, or no header can carry it
   */
  public ClientSettings.Builder userAgent(String product) {
    config.userAgent = HeaderValue.text(product, "userAgent");
    return self();
  }

  /**
   * Allows plain http to other hosts than this machine, where anyone on the way can read. Default
   * false.
   *
   * @param allowed true only where the way is private
   * @return this builder
   */
  public ClientSettings.Builder allowInsecureHttp(boolean allowed) {
    config.allowInsecureHttp = allowed;
    return self();
  }

  /**
   * Who is told of calls, requests and pauses. Default: nobody.
   *
   * @param exchangeListener in place of the one before; must be safe for threads
   * @return this builder
   */
  public ClientSettings.Builder listener(ExchangeListener exchangeListener) {
    config.listener = requireNonNull(exchangeListener, "listener");
    return self();
  }

  /**
   * Adds headers that are no credentials, such as {@code traceparent}, to each request. Default:
   * none.
   *
   * @param interceptor in place of the one before; must be safe for threads
   * @return this builder
   */
  public ClientSettings.Builder requestInterceptor(RequestInterceptor interceptor) {
    config.requestInterceptor = requireNonNull(interceptor, "requestInterceptor");
    return self();
  }

  /**
   * The time of day, for signatures, receipts and dates in responses; no limit goes by it. Default:
   * the system's.
   *
   * @param source replaced in tests
   * @return this builder
   */
  public ClientSettings.Builder clock(Clock source) {
    config.clock = requireNonNull(source, "clock");
    return self();
  }

  /**
   * How to pause between attempts and polls, and the time that limits go by. Default {@link
   * Sleeper#SYSTEM}.
   *
   * @param pauses replaced in tests
   * @return this builder
   */
  public ClientSettings.Builder sleeper(Sleeper pauses) {
    config.sleeper = requireNonNull(pauses, "sleeper");
    return self();
  }
}
