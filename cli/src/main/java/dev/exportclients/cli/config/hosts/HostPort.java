package dev.exportclients.cli.config.hosts;

/**
 * What stands before the path of a URL, without a user.
 *
 * @param host an address of version 6 as it is given, in brackets or not
 * @param port empty if there is none
 */
public record HostPort(String host, String port) {
  public static HostPort of(String authority) {
    String text = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = text.lastIndexOf(':');
    boolean isOfPort = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
    return isOfPort
        ? new HostPort(text.substring(0, colon), text.substring(colon + 1))
        : new HostPort(text, "");
  }
}
