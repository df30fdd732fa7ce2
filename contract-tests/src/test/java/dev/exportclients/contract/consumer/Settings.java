package dev.exportclients.contract.consumer;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.RetryPolicy;

/**
 * How the clients are set up here: one request for each call, or a second or third after a break.
 */
final class Settings {
  static final ClientSettings ONE_REQUEST =
      ClientSettings.builder().retryPolicy(RetryPolicy.none()).build();

  static final ClientSettings ONE_RETRY =
      ClientSettings.builder()
          .retryPolicy(RetryPolicy.none().withRetries(1))
          .sleeper(pause -> {})
          .build();

  static final ClientSettings TWO_RETRIES =
      ClientSettings.builder()
          .retryPolicy(RetryPolicy.none().withRetries(2))
          .sleeper(pause -> {})
          .build();

  private Settings() {}
}
