package dev.exportclients.core.internal;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and effective port: what a credential is bound to. */
public record Origin(String scheme, String host, int port) {

  static Origin of(URI uri) {
    return of(uri.getScheme(), uri.getHost(), uri.getPort());
  }

  static Origin of(String scheme, String host, int port) {
    String lowerScheme = scheme.toLowerCase(Locale.ROOT);
    int effective = port >= 0 ? port : lowerScheme.equals("https") ? 443 : 80;
    return new Origin(lowerScheme, host.toLowerCase(Locale.ROOT), effective);
  }

  boolean isSecure() {
    return scheme.equals("https");
  }

  boolean isSecureOrLocal() {
    return isSecure() || isLoopback();
  }

  private boolean isLoopback() {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  @Override
  public String toString() {
    boolean usual = port == (isSecure() ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }
}
