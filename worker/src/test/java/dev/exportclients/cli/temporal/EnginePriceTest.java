package dev.exportclients.cli.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.config.ClientFactory;
import dev.exportclients.cli.options.GlobalOptions;
import dev.exportclients.cli.output.ProcessIo;
import dev.exportclients.cli.plan.ConfiguredClients;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.Sleeper;
import dev.exportclients.plans.ExportSource;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.ProviderLimits;
import dev.exportclients.plans.run.Ledger;
import dev.exportclients.plans.run.PlanRunner;
import dev.exportclients.plans.run.RunChoice;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.workflows.ExportWorker;
import dev.exportclients.workflows.PlanWorkflows;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an export costs on Temporal, beside the runner of one machine. Says it, and judges little.
 */
@EnabledIfEnvironmentVariable(named = "TEMPORAL_TEST_SERVER", matches = ".+")
class EnginePriceTest {
  private static final int EXPORTS = 8;

  @TempDir Path folder;

  @Test
  void saysWhatAnExportCosts() throws Exception {
    try (Sandbox sandbox = Sandbox.start();
        RealServer server = new RealServer(folder);
        ClientFactory factory = context(sandbox).clientsHeardBy(ExchangeListener.NONE);
        ConfiguredClients clients = new ConfiguredClients(factory)) {
      measured("warm", sandbox, server, () -> runner(plan("warm"), clients));
      measured("one machine", sandbox, server, () -> runner(plan("alone"), clients));
      try (ExportWorker worker =
          ExportWorker.builder(server.client())
              .clients(clients)
              .providers(Set.of("ems"))
              .limits("ems", many())
              .start()) {
        assertThat(worker).isNotNull();
        measured("warm", sandbox, server, () -> engine(plan("warm"), server));
        measured("Temporal", sandbox, server, () -> engine(plan("nightly"), server));
      }
      RealHistories histories = RealHistories.of(server.client(), "exports/nightly/2026-11-23");
      System.out.printf(
          Locale.ROOT,
          "histories: %,d bytes and %d events an export%n",
          histories.bytes() / EXPORTS,
          histories.events() / EXPORTS);
    }
  }

  private void measured(String name, Sandbox sandbox, RealServer server, Callable<Boolean> all)
      throws Exception {
    int before = sandbox.requests().size();
    long calls = server.calls();
    long cpu = cpuNanos();
    long begun = System.nanoTime();
    assertThat(all.call()).isTrue();
    System.out.printf(
        Locale.ROOT,
        "%s: %d exports in %.1f s; an export: %.1f ms of processor, %.1f requests to the provider,"
            + " %.1f to Temporal%n",
        name,
        EXPORTS,
        (System.nanoTime() - begun) / 1e9,
        (cpuNanos() - cpu) / 1e6 / EXPORTS,
        (sandbox.requests().size() - before) / (double) EXPORTS,
        (server.calls() - calls) / (double) EXPORTS);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private boolean runner(Plan plan, ConfiguredClients clients) {
    return PlanRunner.builder(plan)
        .ledger(Ledger.at(folder.resolve(plan.name() + ".ledger")))
        .clients(clients)
        .build()
        .run(RunChoice.all())
        .isDone();
  }

  private static boolean engine(Plan plan, RealServer server) {
    PlanWorkflows plans = PlanWorkflows.on(server.client());
    Period period = new Period("2026-11-23");
    plans.submit(plan, period);
    return plans.await(plan.name(), period).isDone();
  }

  private static ProviderLimits many() {
    return new ProviderLimits(
        OptionalDouble.of(1000), OptionalInt.of(EXPORTS), OptionalInt.of(EXPORTS));
  }

  private Plan plan(String name) {
    Plan.Builder plan =
        Plan.builder(name).folder(folder).into(name + "/{period}").parallel(EXPORTS);
    plan.limits("ems", many());
    for (int i = 0; i < EXPORTS; i++) {
      plan.export(PlannedExport.of("export-" + i, new ExportSource.EmsResults(5_000 + i)));
    }
    return plan.build();
  }

  private CommandContext context(Sandbox sandbox) {
    Map<String, String> environment =
        Map.of(
            "EMS_BASE_URL",
            sandbox.baseUrl().toString(),
            "EMS_USERNAME",
            SandboxCredentials.EMS_USERNAME,
            "EMS_TOKEN",
            SandboxCredentials.EMS_TOKEN);
    return new CommandContext(
        new ProcessIo(
            environment,
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            false,
            () -> 80,
            folder,
            Clock.systemUTC(),
            Sleeper.SYSTEM),
        new GlobalOptions());
  }
}
