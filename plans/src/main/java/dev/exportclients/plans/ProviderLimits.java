package dev.exportclients.plans;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How much is asked of a provider at a time, by one process, with one key. What is empty has the
 * default of the provider.
 *
 * @param requestsPerSecond of all its threads together, polls included
 * @param runs that the provider makes at the same time
 * @param downloads at the same time
 */
public record ProviderLimits(
    OptionalDouble requestsPerSecond, OptionalInt runs, OptionalInt downloads) {
  /** The provider's defaults. */
  public static final ProviderLimits DEFAULTS =
      new ProviderLimits(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty());
}
