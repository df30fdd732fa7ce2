package dev.exportclients.plans;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.plans.internal.rules.PlanRules;
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
  private static final double FASTEST = 10_000;

  /** The provider's defaults. */
  public static final ProviderLimits DEFAULTS =
      new ProviderLimits(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty());

  /**
   * What is asked of a provider at a time.
   *
   * @param requestsPerSecond of all its threads together, polls included
   * @param runs that the provider makes at the same time
   * @param downloads at the same time
   * @throws IllegalArgumentException if the rate is not above 0 and at most 10,000, or one of the
   *     others not from 1 to 64
   */
  public ProviderLimits {
    requestsPerSecond.ifPresent(
        rate -> {
          if (!(rate > 0 && rate <= FASTEST)) {
            throw new RefusedArgumentException(
                "requests-per-second", "must be above 0 and at most 10000, not " + rate);
          }
        });
    runs.ifPresent(number -> requireSensible(number, "runs"));
    downloads.ifPresent(number -> requireSensible(number, "downloads"));
  }

  private static void requireSensible(int number, String name) {
    if (number < 1 || number > PlanRules.MOST_AT_ONCE) {
      throw new RefusedArgumentException(
          name, "must be from 1 to " + PlanRules.MOST_AT_ONCE + ", not " + number);
    }
  }
}
