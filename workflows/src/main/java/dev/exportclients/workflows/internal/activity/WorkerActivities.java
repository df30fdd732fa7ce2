package dev.exportclients.workflows.internal.activity;

import dev.exportclients.core.destination.Destinations;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.PlanClients;
import dev.exportclients.plans.internal.source.Finding;
import dev.exportclients.plans.internal.source.LostStart;
import dev.exportclients.plans.internal.source.Source;
import dev.exportclients.plans.internal.source.Sources;
import dev.exportclients.plans.internal.source.StartedSource;
import dev.exportclients.workflows.internal.payload.Beat;
import dev.exportclients.workflows.internal.payload.ExportOrder;
import dev.exportclients.workflows.internal.payload.FindingView;
import dev.exportclients.workflows.internal.payload.LostOrder;
import dev.exportclients.workflows.internal.payload.SaveOrder;
import dev.exportclients.workflows.internal.payload.SaveOutcome;
import dev.exportclients.workflows.internal.payload.SourceText;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does the work of one provider's queue, over one client for each provider. Safe for threads. */
public final class WorkerActivities implements ExportActivities {
  private final WorkflowClient engine;
  private final Sources sources;
  private final Destinations destinations;
  private final Clock clock;
  private final ScheduledExecutorService timers;

  /**
   * @param timers for heartbeats; closed by whoever made them
   */
  public WorkerActivities(
      WorkflowClient engine,
      PlanClients clients,
      Destinations destinations,
      Clock clock,
      ScheduledExecutorService timers) {
    this.engine = engine;
    this.sources = new Sources(clients);
    this.destinations = destinations;
    this.clock = clock;
    this.timers = timers;
  }

  @Override
  public @Nullable String listed(ExportOrder export) {
    return working(false, heartbeat -> started(export).listed());
  }

  @Override
  public String start(ExportOrder export, List<String> owned) {
    return working(
        false,
        heartbeat -> {
          StartedSource source = started(export);
          String handle = source.start().handle().toString();
          if (!source.sharesRuns() && owned.contains(handle)) {
            throw new IllegalStateException(handle + " is another export's");
          }
          return handle;
        });
  }

  @Override
  public FindingView find(LostOrder lost) {
    return working(
        false,
        heartbeat ->
            view(
                started(lost.export())
                    .find(
                        new LostStart(
                            Instant.ofEpochMilli(lost.at()),
                            Optional.ofNullable(lost.listed()),
                            handle -> isOwned(handle, lost)))));
  }

  private static boolean isOwned(RunHandle handle, LostOrder lost) {
    return lost.owned().contains(handle.toString());
  }

  private static FindingView view(Finding finding) {
    if (finding instanceof Finding.Found found) {
      return new FindingView(FindingView.Kind.FOUND, found.run().handle().toString());
    }
    if (finding instanceof Finding.NotYet notYet) {
      return new FindingView(FindingView.Kind.NOT_YET, notYet.why());
    }
    if (finding instanceof Finding.Unknown unknown) {
      return new FindingView(FindingView.Kind.UNKNOWN, unknown.why());
    }
    return new FindingView(FindingView.Kind.NOT_STARTED, "");
  }

  @Override
  public SaveOutcome save(SaveOrder order) {
    return working(
        order.handle() != null,
        heartbeat -> new Saving(order, destinations, heartbeat).save(source(order.export())));
  }

  private StartedSource started(ExportOrder export) {
    if (source(export) instanceof StartedSource started) {
      return started;
    }
    throw new IllegalStateException(export.name() + " has no run");
  }

  private synchronized Source source(ExportOrder export) {
    return sources.of(SourceText.parse(export.source()));
  }

  private <T extends @Nullable Object> T working(boolean hasRun, Function<Heartbeat, T> work) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    Beat left = context.getHeartbeatDetails(Beat.class).orElse(Beat.FIRST);
    Heartbeat heartbeat =
        new Heartbeat(
            engine.newActivityCompletionClient(), context.getTaskToken(), left, clock, timers);
    try (heartbeat) {
      return work.apply(heartbeat);
    } catch (ActivityCompletionException over) {
      throw over;
    } catch (RuntimeException failure) {
      ActivityCompletionException end = heartbeat.end();
      if (end != null) {
        throw end;
      }
      // A worker that ends has interrupted it, and would not be able to say so to the engine.
      Thread.interrupted();
      throw FailureTypes.of(failure, hasRun);
    }
  }
}
