package dev.exportclients.cli.config;

import dev.exportclients.cli.config.hosts.HostPort;
import dev.exportclients.cli.config.hosts.NoProxy;
import dev.exportclients.core.ClientSettings;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The proxies of {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and {@code no_proxy},
 * in lower or upper case, as curl reads them: lower case counts first. One that no request uses is
 * not looked at.
 */
public final class ProxyVariables extends ProxySelector {
  private final Optional<Named> https;
  private final Optional<Named> http;
  private final NoProxy exceptions;

  public ProxyVariables(EnvironmentVariables environment) {
    https = named(environment, "https_proxy", "all_proxy");
    http = named(environment, "http_proxy", "all_proxy");
    exceptions = NoProxy.of(named(environment, "no_proxy").map(Named::value).orElse(""));
  }

  /**
   * Sets the proxies, if there are any.
   *
   * @throws ConfigurationException if the one for the base URL is unusable
   */
  void applyTo(ClientSettings.Builder settings, URI baseUrl) {
    if (https.isEmpty() && http.isEmpty()) {
      return;
    }
    settings.proxy(this);
    Stream.of(https, http)
        .flatMap(Optional::stream)
        .flatMap(unused -> unused.ifUsable().stream())
        .forEach(server -> server.applyTo(settings));
    server(baseUrl).ifPresent(server -> server.applyTo(settings));
  }

  @Override
  public List<Proxy> select(URI target) {
    return List.of(server(target).map(ProxyServer::toProxy).orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
    // There is no other to turn to, and the client reports it.
  }

  /** The variables that name proxies. */
  String names() {
    return Stream.of(https, http)
        .flatMap(Optional::stream)
        .map(Named::name)
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  /** Which one requests to there take, for people: without its user and password. */
  public String told(URI target) {
    return of(target)
        .map(proxy -> proxy.name() + ": " + proxy.server().host() + ":" + proxy.server().port())
        .orElse(https.isEmpty() && http.isEmpty() ? "none" : "none for this host");
  }

  private Optional<ProxyServer> server(URI target) {
    return of(target).map(Named::server);
  }

  private Optional<Named> of(URI target) {
    Optional<Named> proxy = isHttps(target) ? https : http;
    // By hand: in a name with an underscore, URI sees no host.
    HostPort server = HostPort.of(String.valueOf(target.getRawAuthority()));
    return proxy.filter(used -> !exceptions.covers(server.host(), port(server, target)));
  }

  private static String port(HostPort server, URI target) {
    return !server.port().isEmpty() ? server.port() : isHttps(target) ? "443" : "80";
  }

  private static boolean isHttps(URI target) {
    return "https".equalsIgnoreCase(target.getScheme());
  }

  private static Optional<Named> named(EnvironmentVariables environment, String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
        .flatMap(name -> environment.text(name).map(value -> new Named(name, value)).stream())
        .findFirst();
  }

  private record Named(String name, String value) {
    ProxyServer server() {
      return ProxyServer.of(name, value);
    }

    Optional<ProxyServer> ifUsable() {
      try {
        return Optional.of(server());
      } catch (ConfigurationException judgedOnceItIsUsed) {
        return Optional.empty();
      }
    }
  }
}
