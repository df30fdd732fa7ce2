package dev.exportclients.cli;

import dev.exportclients.core.ClientSettings;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies of {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, in upper or lower
 * case, as curl reads them.
 */
final class ProxyVariables extends ProxySelector {
  private final Optional<ProxyServer> https;
  private final Optional<ProxyServer> http;
  private final NoProxy exceptions;

  ProxyVariables(Environment environment) {
    https = server(environment, "HTTPS_PROXY");
    http = server(environment, "HTTP_PROXY");
    exceptions = NoProxy.of(named(environment, "NO_PROXY").map(Named::value).orElse(""));
  }

  /** Sets the proxies, if there are any; those with a password speak to one server's kind only. */
  void applyTo(ClientSettings.Builder settings, URI baseUrl) {
    if (https.isEmpty() && http.isEmpty()) {
      return;
    }
    settings.proxy(this);
    Optional<ProxyServer> first = of(baseUrl);
    Stream.of(first, https, http)
        .flatMap(Optional::stream)
        .filter(server -> server.username() != null && server.password() != null)
        .findFirst()
        .ifPresent(server -> settings.proxyCredentials(server.username(), server.password()));
  }

  @Override
  public List<Proxy> select(URI target) {
    if (target.getHost() == null || exceptions.covers(target.getHost(), port(target))) {
      return List.of(Proxy.NO_PROXY);
    }
    return List.of(of(target).map(ProxyServer::toProxy).orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
    // There is no other to turn to, and the client reports it.
  }

  private Optional<ProxyServer> of(URI target) {
    return isHttps(target) ? https : http;
  }

  private static int port(URI target) {
    return target.getPort() >= 0 ? target.getPort() : isHttps(target) ? 443 : 80;
  }

  private static boolean isHttps(URI target) {
    return "https".equalsIgnoreCase(target.getScheme());
  }

  private static Optional<ProxyServer> server(Environment environment, String name) {
    return named(environment, name).map(found -> ProxyServer.of(found.name(), found.value()));
  }

  private static Optional<Named> named(Environment environment, String name) {
    return Stream.of(name, name.toLowerCase(Locale.ROOT))
        .flatMap(spelling -> environment.text(spelling).map(v -> new Named(spelling, v)).stream())
        .findFirst();
  }

  private record Named(String name, String value) {}
}
