package dev.exportclients.cli.plan;

import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.PlanStatus;
import java.nio.file.Path;

/** Who knows where a plan's exports are. Its options are those of the commands that ask it. */
public interface StatusSource {
  /**
   * {@return where the exports of a period are}
   *
   * @param file that the plan was read from
   */
  PlanStatus status(Path file, Plan plan, Period period);
}
