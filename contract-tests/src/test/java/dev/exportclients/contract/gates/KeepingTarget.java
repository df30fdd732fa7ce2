package dev.exportclients.contract.gates;

import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/**
 * The sandbox as Pact asks it, once: a 429 or 503 is not asked for again a second later. Keeps what
 * it last responded with, as Pact keeps to itself what no pact names.
 */
final class KeepingTarget extends HttpTestTarget {
  private ProviderResponse served;

  KeepingTarget(int port) {
    super(
        "127.0.0.1",
        port,
        "/",
        () ->
            provider ->
                HttpClients.custom().disableRedirectHandling().disableAutomaticRetries().build());
  }

  @Override
  public ProviderResponse executeInteraction(Object client, Object request) {
    served = super.executeInteraction(client, request);
    return served;
  }

  /** Empty if the request came to nothing. */
  Optional<HttpResponse> served() {
    return Optional.ofNullable(served)
        .map(it -> new HttpResponse(it.getStatusCode(), it.getHeaders(), it.getBody()));
  }
}
