package dev.exportclients.core.internal.errors;

import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which failures are transient: the same request may succeed later. By status for a response; by
 * the kind that whoever saw it gave to another failure: {@code Failures} one of the network, {@code
 * ProxyRoutes} a proxy's, {@link LinkRefusal} a file store's, {@code FileResponse} one that is no
 * file.
 */
public final class Transience {
  private static final Set<Integer> STATUSES = Set.of(429, 500, 502, 503, 504);

  private Transience() {}

  /** Of a response: the provider's, a file store's or a proxy's. */
  public static boolean ofStatus(int status) {
    return STATUSES.contains(status);
  }

  public static boolean of(RuntimeException failure) {
    if (failure instanceof ExchangeFailure exchange) {
      return exchange.kind() == ExchangeFailure.Kind.TRANSIENT
          || exchange.kind() == ExchangeFailure.Kind.CORRUPT;
    }
    if (failure instanceof ProviderUnavailableException down) {
      // A provider's code may say "internal error" under a 4xx.
      return down.status() < 500 || ofStatus(down.status());
    }
    return failure instanceof RateLimitedException;
  }

  /** How long the server asks to wait; null if it does not. */
  public static @Nullable Duration retryAfter(RuntimeException failure) {
    if (failure instanceof ExchangeFailure exchange) {
      return exchange.retryAfter();
    }
    if (failure instanceof ProviderUnavailableException down) {
      return down.retryAfter().orElse(null);
    }
    return failure instanceof RateLimitedException limited
        ? limited.retryAfter().orElse(null)
        : null;
  }
}
