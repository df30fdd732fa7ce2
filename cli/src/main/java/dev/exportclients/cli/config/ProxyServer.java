package dev.exportclients.cli.config;

import dev.exportclients.cli.config.hosts.HostPort;
import dev.exportclients.cli.config.hosts.IpAddress;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ProxyCredentials;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as a variable names it: {@code http://user:password@host:port}, most of it optional.
 *
 * @param username null for none
 * @param password null for none, or an empty one
 */
record ProxyServer(String host, int port, @Nullable String username, @Nullable Secret password) {
  private static final int DEFAULT_PORT = 80;
  private static final int LAST_PORT = 65_535;

  /**
   * @throws ConfigurationException naming the variable, never its value, which may hold a password
   */
  static ProxyServer of(String variable, String value) {
    try {
      HeaderValue.requireNoQuotes(value, variable);
    } catch (RefusedArgumentException quoted) {
      throw new ConfigurationException(quoted);
    }
    String authority = authority(variable, value);
    int at = authority.lastIndexOf('@');
    HostPort address = HostPort.of(authority);
    int port = port(address.port());
    if (!isHost(address.host()) || port < 0) {
      throw unusable(variable, "write http://host:port");
    }
    String user = at < 0 ? "" : authority.substring(0, at);
    int end = user.indexOf(':');
    String username = decoded(end < 0 ? user : user.substring(0, end));
    String password = end < 0 ? "" : decoded(user.substring(end + 1));
    if (username.isEmpty() && password.isEmpty()) {
      return new ProxyServer(address.host(), port, null, null);
    }
    if (username.indexOf(':') >= 0
        || (username + password).chars().anyMatch(Character::isISOControl)) {
      throw unusable(variable, "its user holds a colon, or its password a control character");
    }
    return new ProxyServer(
        address.host(), port, username, password.isBlank() ? null : Secret.of(password));
  }

  Proxy toProxy() {
    return new Proxy(Proxy.Type.HTTP, address());
  }

  /** Its user and password, for itself alone. */
  void applyTo(ClientSettings.Builder settings) {
    if (username != null) {
      settings.proxyCredentials(new ProxyCredentials(address(), username, password));
    }
  }

  Optional<Secret> secret() {
    return Optional.ofNullable(password);
  }

  /** Its name is looked up when it is used. */
  private InetSocketAddress address() {
    return InetSocketAddress.createUnresolved(host, port);
  }

  /** What stands between the scheme and the path, which a proxy has none of. */
  private static String authority(String variable, String value) {
    int scheme = value.indexOf("://");
    if (scheme >= 0 && !value.substring(0, scheme).toLowerCase(Locale.ROOT).equals("http")) {
      throw unusable(variable, "only http proxies are supported; write http://host:port");
    }
    String rest = scheme < 0 ? value : value.substring(scheme + "://".length());
    int end = 0;
    while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    if (rest.indexOf('@', end) >= 0) {
      throw unusable(variable, "escape /, ?, # and \\ in its password as %2F, %3F, %23 and %5C");
    }
    return rest.substring(0, end);
  }

  private static int port(String digits) {
    if (digits.isEmpty()) {
      return DEFAULT_PORT;
    }
    boolean isNumber = digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = isNumber ? Integer.parseInt(digits) : 0;
    return port > 0 && port <= LAST_PORT ? port : -1;
  }

  private static boolean isHost(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return IpAddress.of(host).isPresent();
    }
    return !host.isEmpty()
        && host.chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
  }

  /** As curl does: what is no escape stays as it is. */
  private static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] given = text.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < given.length; at++) {
      int high = given[at] == '%' && at + 2 < given.length ? hex(given[at + 1]) : -1;
      int low = high < 0 ? -1 : hex(given[at + 2]);
      bytes.write(low < 0 ? given[at] : high << 4 | low);
      at += low < 0 ? 0 : 2;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte digit) {
    return digit < 0 ? -1 : Character.digit((char) digit, 16);
  }

  private static ConfigurationException unusable(String variable, String why) {
    return new ConfigurationException(variable + " is unusable: " + why);
  }
}
