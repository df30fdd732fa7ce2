package dev.exportclients.core.internal;

import java.net.URI;
import java.util.Locale;

/** A server's address, checked: absolute, http or https, maybe with a path, nothing else. */
public record BaseUrl(String prefix, Origin origin) {

  /**
   * @throws IllegalArgumentException naming {@code baseUrl} and what is wrong with it
   */
  public static BaseUrl of(URI url, boolean allowInsecureHttp) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null) {
      throw wrong(
          "must be absolute, such as https://host/path"
              + (url.toString().contains("://") ? "" : ": https:// is missing in front"));
    }
    if (url.getHost().matches("(?i)https?") && url.getRawPath().startsWith("//")) {
      throw wrong("has https:// twice");
    }
    if (url.getRawUserInfo() != null) {
      throw wrong("must not carry user info; give credentials by their own setting");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw wrong("must not carry a query or fragment: end it before the '?' or '#'");
    }
    Origin origin = Origin.of(url);
    if (!allowInsecureHttp && !origin.isSecureOrLocal()) {
      throw wrong(
          "is plain http to "
              + origin.host()
              + ", where credentials could be read on the way; use https, or allow insecure http"
              + " (exportctl: --allow-insecure-http)");
    }
    return new BaseUrl(url.toString().replaceFirst("/+$", ""), origin);
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("baseUrl " + what);
  }
}
