package dev.exportclients.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The hosts to reach without a proxy: {@code *} for all, names that stand for their subdomains too,
 * each with or without a port.
 */
final class NoProxy {
  private final List<String> entries;

  private NoProxy(List<String> entries) {
    this.entries = entries;
  }

  static NoProxy of(String list) {
    return new NoProxy(
        Stream.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  boolean covers(String host, int port) {
    String name = bare(host.toLowerCase(Locale.ROOT));
    return entries.stream().anyMatch(entry -> matches(entry, name, port));
  }

  private static boolean matches(String entry, String name, int port) {
    if (entry.equals("*")) {
      return true;
    }
    String host = entry;
    int colon = entry.lastIndexOf(':');
    if (colon > 0 && isPortColon(entry, colon)) {
      if (!entry.substring(colon + 1).equals(Integer.toString(port))) {
        return false;
      }
      host = entry.substring(0, colon);
    }
    String domain = bare(host).replaceFirst("^\\*?\\.", "");
    return name.equals(domain) || name.endsWith("." + domain);
  }

  /** Not one of the colons of an IPv6 address. */
  private static boolean isPortColon(String entry, int colon) {
    return entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']';
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
