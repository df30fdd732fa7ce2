package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who asks a proxy: sent with the first request to it, and to no one else.
 *
 * <pre>{@code
 * InetSocketAddress proxy = InetSocketAddress.createUnresolved("proxy.example.org", 3128);
 * Secret password = Secret.of(System.getenv("PROXY_PASSWORD"));
 * ClientSettings settings = ClientSettings.builder()
 *     .proxy(ProxySelector.of(proxy))
 *     .proxyCredentials(new ProxyCredentials(proxy, "user", password))
 *     .build();
 * }</pre>
 *
 * @param proxy the one proxy to send them to, by the name that its selector gives it; null for all
 * @param username without a colon
 * @param password null for none or an empty one
 */
public record ProxyCredentials(
    @Nullable InetSocketAddress proxy, String username, @Nullable Secret password) {

  /**
   * Checks the user.
   *
   * @param username in clear text, as {@code Basic} sends it
   * @param proxy the one proxy; null for all
   * @param password null for none
   * @throws IllegalArgumentException if the user holds a colon or a control character
   */
  public ProxyCredentials {
    requireNonNull(username, "username");
    if (username.indexOf(':') >= 0 || username.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedArgumentException(
          "a proxy's user", "must not hold a colon or control characters");
    }
  }

  boolean isFor(String host, int port) {
    return proxy == null || proxy.getHostString().equalsIgnoreCase(host) && proxy.getPort() == port;
  }

  @Override
  public String toString() {
    return "credentials for " + (proxy == null ? "all proxies" : proxy);
  }
}
