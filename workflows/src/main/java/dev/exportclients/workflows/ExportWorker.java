package dev.exportclients.workflows;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.destination.Destinations;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlanClients;
import dev.exportclients.plans.ProviderLimits;
import dev.exportclients.plans.internal.rate.Limits;
import dev.exportclients.workflows.internal.activity.WorkerActivities;
import dev.exportclients.workflows.internal.flow.ExportFlow;
import dev.exportclients.workflows.internal.flow.PlanFlow;
import dev.exportclients.workflows.internal.payload.FlowSettings;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that does the work of submitted plans. Start as many as you like, on any machines; they
 * share the work, and one that dies is replaced by the others. All of them must reach the targets:
 * {@code s3://}, or a folder that all mount under the same path.
 *
 * <pre>{@code
 * try (EmsClient ems = EmsClient.builder()
 *         .baseUrl(URI.create("https://flex.example.com/experimentsapi"))
 *         .credentials("ExampleDomain\\User.Name", Secret.of(System.getenv("EMS_TOKEN")))
 *         .build();
 *     ExportWorker worker = ExportWorker.builder(client)
 *         .clients(new PlanClients() {
 *           @Override
 *           public EmsClient ems() {
 *             return ems;
 *           }
 *         })
 *         .providers(Set.of("ems"))
 *         .start()) {
 *   Thread.currentThread().join();
 * }
 * }</pre>
 *
 * <p>What is asked of a provider goes through a task queue of its own, whose rate the server of the
 * engine keeps for all workers together: as many tasks a second as the provider may have requests.
 * Use one queue for each set of credentials. Safe for threads.
 */
public final class ExportWorker implements AutoCloseable {
  /** The queue's name unless another is given. */
  public static final String QUEUE = "exports";

  private static final Duration PROMPTLY = Duration.ofSeconds(10);

  private final WorkerFactory factory;
  private final ScheduledExecutorService timers;

  private ExportWorker(Builder builder) {
    timers =
        Executors.newScheduledThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "export-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    factory = WorkerFactory.newInstance(builder.engine);
    factory
        .newWorker(builder.queue)
        .registerWorkflowImplementationTypes(PlanFlow.class, ExportFlow.class);
    WorkerActivities activities =
        new WorkerActivities(
            builder.engine,
            requireNonNull(builder.clients, "clients"),
            builder.destinations,
            builder.clock,
            timers);
    for (String provider : builder.providers) {
      Limits limits =
          Limits.of(builder.limits.getOrDefault(provider, ProviderLimits.DEFAULTS), provider);
      Worker worker =
          factory.newWorker(
              FlowSettings.queueOf(builder.queue, provider),
              WorkerOptions.newBuilder()
                  .setMaxTaskQueueActivitiesPerSecond(limits.requestsPerSecond())
                  .setMaxConcurrentActivityExecutionSize(limits.runs())
                  .build());
      worker.registerActivitiesImplementations(activities);
    }
    factory.start();
  }

  /**
   * {@return a builder; clients are missing}
   *
   * @param engine where the workflows are; closed by whoever made it
   */
  public static Builder builder(WorkflowClient engine) {
    return new Builder(requireNonNull(engine, "engine"));
  }

  /**
   * Ends at once: downloads are interrupted and leave parts, and other workers go on with them. A
   * start that was sent has ten seconds to be responded to.
   */
  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(PROMPTLY.toMillis(), TimeUnit.MILLISECONDS);
    timers.shutdownNow();
  }

  /** Builds and starts a worker; clients are required. Not safe for threads. */
  public static final class Builder {
    private final WorkflowClient engine;
    private final Map<String, ProviderLimits> limits = new LinkedHashMap<>();
    private @Nullable PlanClients clients;
    private Destinations destinations = Destinations.of(Map.of());
    private Set<String> providers = new TreeSet<>(Plan.providers());
    private String queue = QUEUE;
    private Clock clock = Clock.systemUTC();

    private Builder(WorkflowClient engine) {
      this.engine = engine;
    }

    /**
     * {@return this builder} Required.
     *
     * @param providers asked for what the exports need; closed by whoever made them
     */
    public Builder clients(PlanClients providers) {
      clients = requireNonNull(providers, "clients");
      return this;
    }

    /**
     * {@return this builder} Default: without settings, which will do for a folder that all mount.
     *
     * @param others where targets such as {@code s3://lake/answers} are; closed by whoever made
     *     them
     */
    public Builder destinations(Destinations others) {
      destinations = requireNonNull(others, "destinations");
      return this;
    }

    /**
     * {@return this builder} Default: all.
     *
     * @param names short names of the providers that this worker has credentials for
     * @throws IllegalArgumentException if there is no such provider, or none
     */
    public Builder providers(Set<String> names) {
      if (names.isEmpty() || !Plan.providers().containsAll(names)) {
        throw new RefusedArgumentException(
            "providers", "must be some of " + String.join(", ", Plan.providers()));
      }
      providers = new TreeSet<>(names);
      return this;
    }

    /**
     * {@return this builder} Default: the provider's. All workers of a queue should say the same.
     *
     * @param provider its short name
     * @param limits requests a second of all workers together, and how many tasks this worker does
     *     at once ({@code runs})
     */
    public Builder limits(String provider, ProviderLimits limits) {
      this.limits.put(requireNonNull(provider, "provider"), requireNonNull(limits, "limits"));
      return this;
    }

    /**
     * {@return this builder} Default {@value ExportWorker#QUEUE}.
     *
     * @param name of the task queue of the workflows; those of the providers begin with it
     */
    public Builder queue(String name) {
      queue = requireNonNull(name, "queue");
      return this;
    }

    /**
     * {@return this builder} Default: the system's.
     *
     * @param time says when a file was ready
     */
    public Builder clock(Clock time) {
      clock = requireNonNull(time, "clock");
      return this;
    }

    /**
     * {@return a worker that works until it is closed}
     *
     * @throws NullPointerException naming what is missing
     */
    public ExportWorker start() {
      return new ExportWorker(this);
    }
  }
}
