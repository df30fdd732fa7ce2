package dev.exportclients.cli.plan;

import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.run.Ledger;
import dev.exportclients.plans.status.PlanStatus;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** The ledger beside the plan, without any options. */
@Command
public final class LedgerStatus implements StatusSource {
  @Override
  public PlanStatus status(Path file, Plan plan, Period period) {
    return Ledger.beside(file).status(plan, period);
  }
}
