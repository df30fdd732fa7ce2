package dev.exportclients.core.internal.http;

import java.net.IDN;

/**
 * Host and port of a URL. Stricter than RFC 3986 in one thing: user info is refused, behind which
 * another host can be made to look like the one that is meant. Unlike {@link java.net.URI}, it
 * takes a host with an underscore, and one outside ASCII.
 *
 * @param host in lower case, in ASCII; IPv6 in brackets
 * @param port negative if none is given
 */
record Authority(String host, int port) {

  /**
   * @throws IllegalArgumentException without the text, which may be a secret
   */
  static Authority of(String text) {
    if (text.indexOf('@') >= 0) {
      throw new IllegalArgumentException("the URL carries user info");
    }
    int bracket = text.lastIndexOf(']');
    int colon = text.indexOf(':', bracket + 1);
    String host = colon < 0 ? text : text.substring(0, colon);
    return new Authority(host(host), colon < 0 ? -1 : port(text.substring(colon + 1)));
  }

  /** As it goes into a {@code Host} header. */
  @Override
  public String toString() {
    return port < 0 ? host : host + ":" + port;
  }

  private static String host(String text) {
    boolean v6 = text.startsWith("[");
    String host = v6 ? lower(text) : name(text);
    if (v6 ? !isAddress(host) : !isName(host)) {
      throw new IllegalArgumentException("the URL has no proper host");
    }
    return host;
  }

  private static String name(String text) {
    String name = text;
    if (text.indexOf('%') >= 0) {
      byte[] bytes = PercentEncoding.bytes(text);
      name = bytes == null ? null : HeaderBytes.utf8(bytes);
    }
    if (name == null) {
      return "";
    }
    try {
      return lower(name.chars().allMatch(c -> c < 0x80) ? name : IDN.toASCII(name));
    } catch (IllegalArgumentException improper) {
      return "";
    }
  }

  private static String lower(String ascii) {
    StringBuilder lower = new StringBuilder(ascii);
    for (int at = 0; at < ascii.length(); at++) {
      char c = ascii.charAt(at);
      lower.setCharAt(at, c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
    }
    return lower.toString();
  }

  private static boolean isName(String host) {
    return !host.isEmpty()
        && host.chars()
            .allMatch(
                c ->
                    c >= 'a' && c <= 'z'
                        || c >= '0' && c <= '9'
                        || c == '.'
                        || c == '-'
                        || c == '_');
  }

  private static boolean isAddress(String host) {
    return host.length() > 3
        && host.endsWith("]")
        && host.substring(1, host.length() - 1)
            .chars()
            .allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c == ':' || c == '.');
  }

  /** None between colon and path is the scheme's own. */
  private static int port(String digits) {
    int port = 0;
    for (int at = 0; at < digits.length(); at++) {
      char c = digits.charAt(at);
      port = c < '0' || c > '9' || port > 65_535 ? 65_536 : port * 10 + c - '0';
    }
    if (port > 65_535 || port == 0 && !digits.isEmpty()) {
      throw new IllegalArgumentException("the URL has no proper port");
    }
    return digits.isEmpty() ? -1 : port;
  }
}
