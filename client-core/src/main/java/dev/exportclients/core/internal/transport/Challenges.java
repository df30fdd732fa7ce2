package dev.exportclients.core.internal.transport;

import java.util.List;
import java.util.function.Predicate;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;

/** What a server or proxy says of the credentials that it wants. */
final class Challenges {
  private static final List<String> NAMES =
      List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.PROXY_AUTHENTICATE);

  private Challenges() {}

  /** The library logs challenges at level DEBUG, and one may repeat what was sent (ADR 4). */
  static void dropEchoes(HttpMessage response, Predicate<String> secret) {
    for (String name : NAMES) {
      for (Header challenge : response.getHeaders(name)) {
        if (secret.test(challenge.getValue())) {
          response.removeHeader(challenge);
        }
      }
    }
  }
}
