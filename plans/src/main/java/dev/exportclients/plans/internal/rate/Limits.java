package dev.exportclients.plans.internal.rate;

import dev.exportclients.plans.Plan;
import dev.exportclients.plans.ProviderLimits;
import java.util.Map;

/**
 * What is asked of a provider at a time, with its defaults filled in. Where nothing is documented
 * they are ours, and careful.
 *
 * @param requestsPerSecond in the long run
 * @param burst requests that may go out at once after a pause
 * @param runs that it makes at the same time
 * @param downloads at the same time
 */
public record Limits(double requestsPerSecond, int burst, int runs, int downloads) {
  /** Liaison documents 5,000 calls an hour and key, of which some are left to others. */
  private static final Limits WEBADMIT = new Limits(4_500 / 3_600.0, 100, 8, 4);

  /** Huawei's gateway has 200 requests a second as the default of an API. */
  private static final Limits METASTUDIO = new Limits(20, 20, 8, 4);

  /** EMS and Oracle publish none; Oracle says that there is one. */
  private static final Limits OTHERS = new Limits(10, 10, 8, 4);

  private static final Map<String, Limits> DEFAULTS =
      Map.of("webadmit", WEBADMIT, "metastudio", METASTUDIO);

  public static Limits of(Plan plan, String provider) {
    return of(plan.limits().getOrDefault(provider, ProviderLimits.DEFAULTS), provider);
  }

  public static Limits of(ProviderLimits said, String provider) {
    Limits usual = DEFAULTS.getOrDefault(provider, OTHERS);
    double rate = said.requestsPerSecond().orElse(usual.requestsPerSecond);
    int burst =
        said.requestsPerSecond().isPresent() ? (int) Math.max(1, Math.ceil(rate)) : usual.burst;
    return new Limits(
        rate, burst, said.runs().orElse(usual.runs), said.downloads().orElse(usual.downloads));
  }
}
