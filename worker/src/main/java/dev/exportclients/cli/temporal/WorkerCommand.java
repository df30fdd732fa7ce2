package dev.exportclients.cli.temporal;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.config.ClientFactory;
import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.plan.ConfiguredClients;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.plans.PlanClients;
import dev.exportclients.workflows.ExportWorker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code exportctl worker}. */
@Command(
    name = "worker",
    description = {
      "Do what was submitted to Temporal, until it is ended",
      "Start any number, on any machines: one that dies leaves its work to the others. It works for",
      "the providers whose variables are set."
    })
final class WorkerCommand implements Runnable {
  /** What a provider's variables begin with, and its client, which says what is wrong in them. */
  private record Provider(List<String> prefixes, Function<PlanClients, Object> client) {}

  private static final Map<String, Provider> PROVIDERS =
      new TreeMap<>(
          Map.of(
              "ems", new Provider(List.of("EMS_"), PlanClients::ems),
              "ecreporting", new Provider(List.of("ECREPORTING_"), PlanClients::ecReporting),
              "webadmit", new Provider(List.of("WEBADMIT_"), PlanClients::webAdmit),
              "metastudio",
                  new Provider(
                      List.of("METASTUDIO_", "HUAWEICLOUD_SDK_"), PlanClients::metaStudio)));

  private final CommandContext context;
  @Mixin private TemporalOptions options = new TemporalOptions();

  WorkerCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  @SuppressWarnings("try") // the worker works by being there
  public void run() {
    try (ClientFactory factory = context.clientsHeardBy(ExchangeListener.NONE);
        ConfiguredClients clients = new ConfiguredClients(factory)) {
      Set<String> providers = configured(clients);
      try (TemporalConnection temporal = TemporalConnection.open(options, context);
          ExportWorker worker =
              ExportWorker.builder(temporal.client())
                  .queue(options.queue)
                  .clients(clients)
                  .providers(providers)
                  .destinations(context.destinations())
                  .clock(context.clock())
                  .start()) {
        context
            .console()
            .note(
                "working on %s in %s: %s"
                    .formatted(options.queue, temporal.name(), String.join(", ", providers)));
        untilEnded();
      }
    }
  }

  /** Whose clients can be made, so that what is wrong is said before anything is sent. */
  private Set<String> configured(PlanClients clients) {
    Set<String> providers = new TreeSet<>();
    PROVIDERS.forEach(
        (name, provider) -> {
          if (!context.environment().names(provider.prefixes()).isEmpty()) {
            provider.client().apply(clients);
            providers.add(name);
          }
        });
    if (providers.isEmpty()) {
      throw new ConfigurationException("no provider's variables are set");
    }
    return providers;
  }

  private static void untilEnded() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
