package dev.exportclients.core.internal.http;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.net.URI;

/** A server's address, checked: absolute, http or https, maybe with a path, nothing else. */
public record BaseUrl(String prefix, Origin origin) {

  /**
   * @throws RefusedArgumentException naming {@code baseUrl} and what is wrong with it
   */
  public static BaseUrl of(URI url, boolean allowInsecureHttp) {
    String authority = url.getRawAuthority();
    if (authority != null && authority.indexOf('@') >= 0) {
      throw wrong("must not carry user info; give credentials by their own setting");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw wrong("must not carry a query or fragment: end it before the '?' or '#'");
    }
    RequestTarget target = target(url);
    Origin origin = target.origin();
    boolean twice = origin.host().equals("http") || origin.host().equals("https");
    if (twice && target.pathAndQuery().startsWith("//")) {
      throw wrong("has https:// twice");
    }
    if (!allowInsecureHttp && !origin.isSecureOrLocal()) {
      throw wrong(
          "is plain http to "
              + origin.host()
              + ", where credentials could be read on the way; use https, or allow insecure http");
    }
    return new BaseUrl(
        origin.scheme() + "://" + target.authority() + withoutSlashes(target.pathAndQuery()),
        origin);
  }

  private static RequestTarget target(URI url) {
    try {
      return RequestTarget.of(url.toASCIIString());
    } catch (IllegalArgumentException notHttp) {
      throw wrong(
          "must be absolute, such as https://host/path"
              + (url.toString().contains("://") ? "" : ": https:// is missing in front"));
    }
  }

  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private static RefusedArgumentException wrong(String what) {
    return new RefusedArgumentException("baseUrl", what);
  }
}
