package dev.exportclients.spring;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** One proxy for all hosts but some. */
final class ConfiguredProxy extends ProxySelector {
  private final Proxy proxy;
  private final List<String> exceptions;

  /**
   * @param exceptions a host, or all hosts below one, as {@code .example.org} or {@code
   *     *.example.org}
   */
  ConfiguredProxy(InetSocketAddress address, List<String> exceptions) {
    this.proxy = new Proxy(Proxy.Type.HTTP, address);
    this.exceptions =
        exceptions.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .map(host -> host.startsWith("*.") ? host.substring(1) : host)
            .toList();
  }

  @Override
  public List<Proxy> select(URI target) {
    String host = host(target);
    boolean isException =
        exceptions.stream()
            .anyMatch(name -> name.startsWith(".") ? host.endsWith(name) : host.equals(name));
    return List.of(isException ? Proxy.NO_PROXY : proxy);
  }

  /** In a name with an underscore, URI sees no host. */
  private static String host(URI target) {
    String host = target.getHost();
    if (host == null) {
      host = String.valueOf(target.getRawAuthority()).replaceFirst(":\\d*$", "");
    }
    return host.toLowerCase(Locale.ROOT);
  }

  @Override
  public void connectFailed(URI target, SocketAddress address, IOException failure) {
    // There is no other to turn to, and the client reports it.
  }
}
