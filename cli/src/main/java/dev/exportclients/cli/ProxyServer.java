package dev.exportclients.cli;

import dev.exportclients.core.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A proxy as a variable names it: {@code http://user:password@host:port}, most of it optional. */
record ProxyServer(String host, int port, @Nullable String username, @Nullable Secret password) {
  private static final int DEFAULT_PORT = 80;

  /**
   * @throws ConfigurationException naming the variable, never its value, which may hold a password
   */
  static ProxyServer of(String variable, String value) {
    String url = value.contains("://") ? value : "http://" + value;
    URI parsed;
    try {
      parsed = new URI(url.strip());
    } catch (URISyntaxException wrong) {
      throw unusable(variable, "write http://host:port");
    }
    if (!"http".equalsIgnoreCase(parsed.getScheme())) {
      throw unusable(variable, "only http proxies are supported; write http://host:port");
    }
    if (parsed.getHost() == null) {
      throw unusable(variable, "write http://host:port");
    }
    int port = parsed.getPort() < 0 ? DEFAULT_PORT : parsed.getPort();
    String user = parsed.getRawUserInfo();
    if (user == null) {
      return new ProxyServer(parsed.getHost(), port, null, null);
    }
    int colon = user.indexOf(':');
    if (colon < 1 || colon == user.length() - 1) {
      throw unusable(variable, "its user needs a password: user:password@");
    }
    return new ProxyServer(
        parsed.getHost(),
        port,
        decoded(user.substring(0, colon)),
        Secret.of(decoded(user.substring(colon + 1))));
  }

  /** Its name is looked up when it is used. */
  Proxy toProxy() {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static ConfigurationException unusable(String variable, String why) {
    return new ConfigurationException(variable + " is unusable: " + why);
  }
}
