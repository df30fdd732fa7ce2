package dev.exportclients.core.internal.transport;

import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.errors.LinkRefusal;
import dev.exportclients.core.internal.http.Origin;
import dev.exportclients.core.internal.http.RequestTarget;
import dev.exportclients.core.internal.http.ResponseHeaders;
import dev.exportclients.core.internal.redaction.Redactor;
import feign.Request;
import feign.Response;
import java.time.Clock;

/**
 * Which redirects are followed, and where credentials go: five hops at most, GET only; from https
 * never to http, from http to http only on this machine, or if the settings allow it; credentials
 * to the origin of the base URL and no other.
 */
final class Redirects {
  private static final int MAX_REDIRECTS = 5;

  private final Origin home;
  private final boolean allowInsecureHttp;
  private final Redactor redactor;
  private final Clock clock;

  Redirects(Origin home, boolean allowInsecureHttp, Redactor redactor, Clock clock) {
    this.home = home;
    this.allowInsecureHttp = allowInsecureHttp;
    this.redactor = redactor;
    this.clock = clock;
  }

  /** Sends the request to one address. */
  interface Hop {
    Response send(RequestTarget target, boolean withCredentials);
  }

  /**
   * @param signed whether the request carries credentials where it may
   */
  Response follow(Request request, RequestTarget first, boolean signed, Hop hop) {
    RequestTarget target = first;
    for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
      boolean withCredentials = signed && target.origin().equals(home);
      Response response = hop.send(target, withCredentials);
      int status = response.status();
      if (status < 300 || status >= 400) {
        return withCredentials ? response : asFileStores(response, signed);
      }
      response.close();
      target = next(request, target, response);
    }
    throw permanent("more than " + MAX_REDIRECTS + " redirects");
  }

  private RequestTarget next(Request request, RequestTarget from, Response response) {
    String location = ResponseHeaders.header(response, "location");
    if (response.status() == 304 || location == null) {
      throw permanent(
          "can't follow the response " + response.status() + " to " + request.httpMethod());
    }
    if (request.httpMethod() != Request.HttpMethod.GET) {
      // Its body may hold a password, and the address that is led to is anybody's.
      throw permanent(
          "the server redirects ("
              + response.status()
              + ") to another address, and a "
              + request.httpMethod()
              + " is not sent on; check the URL that is set");
    }
    try {
      RequestTarget to = from.resolve(location);
      if (to.origin().equals(home)) {
        // A signer gets a java.net.URI, so what is none is refused here.
        to.uri();
      }
      requireSafe(from.origin(), to.origin());
      return to;
    } catch (IllegalArgumentException unusable) {
      throw permanent("can't follow a redirect: " + unusable.getMessage());
    }
  }

  /** A link that the provider gave. */
  void requireSafe(RequestTarget link) {
    requireSafe(home, link.origin());
  }

  private void requireSafe(Origin from, Origin to) {
    if (from.isSecure() && !to.isSecure() || !to.isSecureOrLocal() && !allowInsecureHttp) {
      throw permanent(
          "refused to go on from "
              + from
              + " to plain http at "
              + to
              + (from.isSecure()
                  ? "; ask who runs it for https"
                  : "; the settings can allow insecure http"));
    }
  }

  /** Not the provider's words: a file store's refusal must not be read as the provider's. */
  private Response asFileStores(Response response, boolean signed) {
    if (response.status() < 300 || response.status() == 416) {
      return response;
    }
    // A call of the API gets here through a redirect alone; a link begins here.
    throw LinkRefusal.read(response, signed, redactor, clock);
  }

  private static ExchangeFailure permanent(String message) {
    return new ExchangeFailure(ExchangeFailure.Kind.PERMANENT, message, null);
  }
}
