package dev.exportclients.plans.run;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Sleeper;
import dev.exportclients.core.destination.Destinations;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlanClients;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.internal.engine.PlanRun;
import dev.exportclients.plans.internal.engine.RunSettings;
import dev.exportclients.plans.internal.ledger.LedgerFile;
import dev.exportclients.plans.internal.source.Source;
import dev.exportclients.plans.internal.source.Sources;
import dev.exportclients.plans.status.PlanListener;
import dev.exportclients.plans.status.PlanStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan: starts what is due in the period, waits, and saves, several at a time. It may be
 * killed at any moment and run again: what is saved is not fetched again, what is started is not
 * started again, and a file goes on where it stopped.
 *
 * <pre>{@code
 * try (EmsClient ems = EmsClient.builder()
 *     .baseUrl(URI.create("https://flex.example.com/experimentsapi"))
 *     .credentials("ExampleDomain\\User.Name", Secret.of(System.getenv("EMS_TOKEN")))
 *     .build()) {
 *   Plan plan = Plan.builder("nightly")
 *       .into("exports/{provider}/{period}")
 *       .export(PlannedExport.of("results", new ExportSource.EmsResults(1234)).to("results.csv"))
 *       .build();
 *   PlanStatus status = PlanRunner.builder(plan)
 *       .ledger(Ledger.at(Path.of("nightly.ledger")))
 *       .clients(new PlanClients() {
 *         @Override
 *         public EmsClient ems() {
 *           return ems;
 *         }
 *       })
 *       .build()
 *       .run(RunChoice.all());
 *   System.exit(status.isDone() ? 0 : 1);
 * }
 * }</pre>
 *
 * <p>Immutable; safe to share between threads. Of two runs at the same time, also in two processes,
 * one is refused.
 */
public final class PlanRunner {
  private final Plan plan;
  private final PlanClients clients;
  private final Ledger ledger;
  private final RunSettings settings;

  private PlanRunner(Builder builder) {
    plan = builder.plan;
    clients = requireNonNull(builder.clients, "clients");
    ledger = requireNonNull(builder.ledger, "ledger");
    settings =
        new RunSettings(
            builder.clock,
            builder.sleeper,
            builder.listener,
            builder.waitAtMost,
            builder.destinations);
  }

  /**
   * {@return a builder; clients and ledger are missing}
   *
   * @param plan what is run
   */
  public static Builder builder(Plan plan) {
    return new Builder(requireNonNull(plan, "plan"));
  }

  /**
   * Does what is due in the period that is now, and returns when each export is over: saved,
   * failed, unknown or skipped. The failure of one is in its status, and does not stop the others.
   *
   * <p>An interrupt ends it promptly: what goes on stays in the ledger as it is, for the next run,
   * and the caller stays interrupted.
   *
   * @param choice all, or some of it
   * @return where all exports of the plan are
   * @throws IllegalArgumentException if the choice names an export that the plan has not, or a run
   *     that can't be the export's
   * @throws dev.exportclients.plans.status.LedgerInUseException if the plan is being run already
   * @throws dev.exportclients.plans.status.LedgerException if the ledger can't be used; also in the
   *     middle of the run, which then ends, as no step is taken that can't be written down
   */
  public PlanStatus run(RunChoice choice) {
    requireKnown(choice);
    Period period = Period.of(plan.period(), settings.clock().instant(), plan.timezone());
    if (choice.isDryRun()) {
      return ledger.status(plan, period);
    }
    Sources sources = new Sources(clients);
    Map<PlannedExport, Source> chosen = new LinkedHashMap<>();
    plan.exports().stream()
        .filter(export -> choice.includes(export.name()))
        .forEach(export -> chosen.put(export, sources.of(export.source())));
    try (LedgerFile open =
        LedgerFile.forRuns(ledger.file(), plan.name(), settings.clock().instant())) {
      return new PlanRun(plan, period, open, settings).of(chosen, choice.again(), choice.found());
    }
  }

  private void requireKnown(RunChoice choice) {
    Set<String> known =
        plan.exports().stream().map(PlannedExport::name).collect(Collectors.toSet());
    for (String name : choice.named()) {
      if (!known.contains(name)) {
        throw new RefusedArgumentException("the plan", "has no export '" + name + "'");
      }
    }
  }

  /** Builds a runner; clients and ledger are required. Not safe for threads. */
  public static final class Builder {
    private final Plan plan;
    private @Nullable PlanClients clients;
    private @Nullable Ledger ledger;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.SYSTEM;
    private PlanListener listener = PlanListener.NONE;
    private Duration waitAtMost = Duration.ofHours(12);
    private Destinations destinations = Destinations.of(Map.of());

    private Builder(Plan plan) {
      this.plan = plan;
    }

    /**
     * {@return this builder} Required.
     *
     * @param providers asked for what the plan's exports need; closed by whoever made them
     */
    public Builder clients(PlanClients providers) {
      clients = requireNonNull(providers, "clients");
      return this;
    }

    /**
     * {@return this builder} Required.
     *
     * @param file made if it is missing
     */
    public Builder ledger(Ledger file) {
      ledger = requireNonNull(file, "ledger");
      return this;
    }

    /**
     * {@return this builder} Default: the system's.
     *
     * @param time says which period it is, and when steps were taken
     */
    public Builder clock(Clock time) {
      clock = requireNonNull(time, "clock");
      return this;
    }

    /**
     * {@return this builder} Default {@link Sleeper#SYSTEM}.
     *
     * @param pauses between polls, and before what failed is tried again
     */
    public Builder sleeper(Sleeper pauses) {
      sleeper = requireNonNull(pauses, "sleeper");
      return this;
    }

    /**
     * {@return this builder} Default {@link PlanListener#NONE}.
     *
     * @param told of each step
     */
    public Builder listener(PlanListener told) {
      listener = requireNonNull(told, "listener");
      return this;
    }

    /**
     * How long to wait for each run that goes on at its provider. One that takes longer has failed
     * for now, with a {@code NotReadyException}; the next run of the plan goes on with it. Default
     * 12 hours.
     *
     * @param duration zero or more
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder waitAtMost(Duration duration) {
      if (requireNonNull(duration, "waitAtMost").isNegative()) {
        throw new IllegalArgumentException("waitAtMost must not be negative: " + duration);
      }
      waitAtMost = duration;
      return this;
    }

    /**
     * {@return this builder} Default: without settings, which will do for the file system.
     *
     * @param others where targets such as {@code s3://lake/answers} are; closed by whoever made
     *     them
     */
    public Builder destinations(Destinations others) {
      destinations = requireNonNull(others, "destinations");
      return this;
    }

    /**
     * {@return the runner, which has opened nothing yet}
     *
     * @throws NullPointerException naming what is missing
     */
    public PlanRunner build() {
      return new PlanRunner(this);
    }
  }
}
