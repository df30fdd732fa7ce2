package dev.exportclients.sandbox.internal.provider.webadmit;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Credentials;
import dev.exportclients.sandbox.internal.response.Response;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What every WebAdMIT call wants, a key, and what every success carries, the hour's limit. */
final class WebAdmitGate {
  private static final int LIMIT = 5000;

  private final Credentials credentials;
  private final AtomicInteger calls = new AtomicInteger();

  WebAdmitGate(Credentials credentials) {
    this.credentials = credentials;
  }

  /** The refusal, whose body is empty; nothing for a request that may pass. */
  Optional<Response> refuse(ApiCall call) {
    boolean isAccepted =
        call.request
            .header("x-api-key")
            .filter(credentials.get("webAdmitApiKey")::equals)
            .isPresent();
    return isAccepted ? Optional.empty() : Optional.of(Response.of(401));
  }

  /** Counts the call; that refusals say how many are left is not in the spec. */
  Response limited(Response response) {
    int left = Math.max(0, LIMIT - calls.incrementAndGet());
    return response.status() >= 300
        ? response
        : response
            .withDefault("X-RateLimit-Limit", String.valueOf(LIMIT))
            .withDefault("X-RateLimit-Remaining", String.valueOf(left));
  }

  void reset() {
    calls.set(0);
  }
}
