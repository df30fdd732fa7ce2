package dev.exportclients.plans.run;

import dev.exportclients.core.FakeTime;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.status.PlanListener;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;

/** Plans in a folder, run against a sandbox whose clock is the runner's. */
final class PlanBench {
  final FakeTime time = new FakeTime();
  private final Path folder;
  private final Sandbox sandbox;

  PlanBench(Path folder, Sandbox sandbox) {
    this.folder = folder;
    this.sandbox = sandbox;
    sandbox.clock(time);
  }

  Plan plan(PlannedExport... exports) {
    Plan.Builder plan = Plan.builder("nightly").folder(folder).into("{provider}/{period}");
    List.of(exports).forEach(plan::export);
    return plan.build();
  }

  Ledger ledger() {
    return Ledger.at(folder.resolve("nightly.ledger"));
  }

  Period today(Plan plan) {
    return Period.of(plan.period(), time.instant(), plan.timezone());
  }

  SandboxClients clients() {
    return new SandboxClients(sandbox.baseUrl(), time);
  }

  SandboxClients clients(String faults) {
    return new SandboxClients(sandbox.baseUrl(faults), time);
  }

  PlanStatus run(SandboxClients clients, Plan plan, RunChoice choice) {
    return run(clients, plan, choice, PlanListener.NONE);
  }

  PlanStatus run(SandboxClients clients, Plan plan, RunChoice choice, PlanListener listener) {
    return runner(clients, plan).listener(listener).build().run(choice);
  }

  PlanRunner.Builder runner(SandboxClients clients, Plan plan) {
    return PlanRunner.builder(plan).ledger(ledger()).clients(clients).clock(time).sleeper(time);
  }
}
