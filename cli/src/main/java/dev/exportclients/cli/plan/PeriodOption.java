package dev.exportclients.cli.plan;

import dev.exportclients.cli.options.UsageException;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which period of a plan a command tells of. */
public final class PeriodOption {
  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Such as 2026-11-27 or 2026-W48 (default: the one that is now)")
  private @Nullable String period;

  public Period of(Plan plan, Clock clock) {
    String named = period;
    return named == null
        ? Period.of(plan.period(), clock.instant(), plan.timezone())
        : UsageException.checked(() -> new Period(named));
  }
}
