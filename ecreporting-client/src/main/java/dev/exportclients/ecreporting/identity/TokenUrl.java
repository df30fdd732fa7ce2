package dev.exportclients.ecreporting.identity;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.core.internal.http.PercentEncoding;
import java.net.URI;

/**
 * The address of tokens, in two parts: any may have any path, and only its last segment is the
 * call's.
 *
 * @param endpoint as it reads, not as it is sent
 */
record TokenUrl(URI base, String endpoint) {
  static TokenUrl of(URI url) {
    String path = url.getRawPath();
    int slash = path == null ? -1 : path.lastIndexOf('/');
    String last = slash < 0 ? "" : path.substring(slash + 1);
    String endpoint = last.isEmpty() ? null : PercentEncoding.decode(last);
    if (endpoint == null || endpoint.equals(".") || endpoint.equals("..")) {
      throw new RefusedArgumentException(
          "tokenUrl", "must be the whole URL, with the path that ends in the name of the call");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new RefusedArgumentException("tokenUrl", "must not carry a query or fragment");
    }
    String whole = url.toString();
    return new TokenUrl(URI.create(whole.substring(0, whole.length() - last.length())), endpoint);
  }
}
