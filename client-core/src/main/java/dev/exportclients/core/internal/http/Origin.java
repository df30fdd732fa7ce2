package dev.exportclients.core.internal.http;

import java.util.List;
import java.util.Locale;

/** Scheme, host and effective port: what a credential is bound to. */
public record Origin(String scheme, String host, int port) {

  static Origin of(String scheme, String host, int port) {
    String lowerScheme = scheme.toLowerCase(Locale.ROOT);
    int effective = port >= 0 ? port : lowerScheme.equals("https") ? 443 : 80;
    return new Origin(lowerScheme, host.toLowerCase(Locale.ROOT), effective);
  }

  public boolean isSecure() {
    return scheme.equals("https");
  }

  public boolean isSecureOrLocal() {
    return isSecure() || isLoopback();
  }

  private boolean isLoopback() {
    return host.equals("localhost") || host.equals("[::1]") || isLoopbackAddress();
  }

  /** In full: {@code 127.1} may be a name, too. */
  private boolean isLoopbackAddress() {
    List<String> numbers = List.of(host.split("[.]", -1));
    return numbers.size() == 4
        && numbers.get(0).equals("127")
        && numbers.stream().allMatch(Origin::isByte);
  }

  private static boolean isByte(String number) {
    return !number.isEmpty()
        && number.length() <= 3
        && number.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(number) <= 255;
  }

  /** Negative if it is the scheme's own. */
  public int explicitPort() {
    return port == (isSecure() ? 443 : 80) ? -1 : port;
  }

  @Override
  public String toString() {
    int explicit = explicitPort();
    return scheme + "://" + host + (explicit < 0 ? "" : ":" + explicit);
  }
}
