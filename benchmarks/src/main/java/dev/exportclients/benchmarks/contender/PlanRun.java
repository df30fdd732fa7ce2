package dev.exportclients.benchmarks.contender;

import dev.exportclients.core.Secret;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.plans.ExportSource;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlanClients;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.ProviderLimits;
import dev.exportclients.plans.run.Ledger;
import dev.exportclients.plans.run.PlanRunner;
import dev.exportclients.plans.run.RunChoice;
import dev.exportclients.plans.status.PlanStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The process that runs a plan of EMS's experiments. Prints the SHA-256 that every file had.
 *
 * <p>Arguments: server, folder, how many exports, how many at once.
 */
public final class PlanRun {
  private PlanRun() {}

  public static void main(String[] args) {
    int count = Integer.parseInt(args[2]);
    int atOnce = Integer.parseInt(args[3]);
    Path folder = Path.of(args[1]);
    Plan.Builder plan =
        Plan.builder("benchmark")
            .folder(folder)
            .into("{period}")
            .parallel(atOnce)
            .limits(
                "ems",
                new ProviderLimits(
                    OptionalDouble.of(10_000), OptionalInt.of(2 * atOnce), OptionalInt.of(atOnce)));
    for (int id = 1; id <= count; id++) {
      String name = "results-" + id;
      plan.export(PlannedExport.of(name, new ExportSource.EmsResults(id)).to(name + ".csv"));
    }
    try (EmsClient ems =
        EmsClient.builder()
            .baseUrl(URI.create(args[0]))
            .credentials("Domain\\User.Name", Secret.of("not-a-secret"))
            .build()) {
      PlanStatus status =
          PlanRunner.builder(plan.build())
              .ledger(Ledger.at(folder.resolve("benchmark.ledger")))
              .clients(
                  new PlanClients() {
                    @Override
                    public EmsClient ems() {
                      return ems;
                    }
                  })
              .build()
              .run(RunChoice.all());
      status.exports().stream()
          .flatMap(export -> export.failure().stream())
          .findFirst()
          .ifPresent(
              failure -> {
                throw new IllegalStateException(failure.message());
              });
      System.out.println("sha256 " + sha256(status));
    }
  }

  private static String sha256(PlanStatus status) {
    return status.exports().stream()
        .map(export -> export.files().get(0).sha256())
        .distinct()
        .reduce(
            (one, other) -> {
              throw new IllegalStateException("not all files were the same");
            })
        .orElseThrow();
  }
}
