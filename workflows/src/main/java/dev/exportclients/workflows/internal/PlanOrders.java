package dev.exportclients.workflows.internal;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.ExportSource;
import dev.exportclients.plans.ExportTarget;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.internal.rate.Limits;
import dev.exportclients.plans.internal.source.StartKey;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.ExportTimes;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.workflows.internal.payload.ExportOrder;
import dev.exportclients.workflows.internal.payload.ExportView;
import dev.exportclients.workflows.internal.payload.FailureView;
import dev.exportclients.workflows.internal.payload.FileView;
import dev.exportclients.workflows.internal.payload.FlowSettings;
import dev.exportclients.workflows.internal.payload.PlanOrder;
import dev.exportclients.workflows.internal.payload.SourceText;
import dev.exportclients.workflows.internal.payload.TimesView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From plans to what the engine is given, and from what it gives back to their status. */
public final class PlanOrders {
  private PlanOrders() {}

  public static PlanOrder of(Plan plan, Period period, FlowSettings settings) {
    return new PlanOrder(
        plan.name(),
        period.name(),
        settings,
        plan.exports().stream()
            .map(export -> export.source().provider())
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(), provider -> Limits.of(plan, provider).runs())),
        plan.exports().stream().map(export -> order(plan, export, period)).toList(),
        Map.of(),
        List.of());
  }

  private static ExportOrder order(Plan plan, PlannedExport export, Period period) {
    ExportTarget target = ExportTarget.of(plan, export, period);
    return new ExportOrder(
        export.name(),
        export.source().provider(),
        SourceText.of(export.source()),
        StartKey.of(export.source()),
        !(export.source() instanceof ExportSource.EmsAttachments),
        target
            .path()
            .map(Object::toString)
            .orElseGet(() -> target.address().orElseThrow().toString()),
        target.folder(),
        export.optional(),
        export.after());
  }

  /** Once more, for some exports of a plan that is over. */
  public static PlanOrder again(PlanOrder order, Collection<String> exports) {
    return new PlanOrder(
        order.plan(),
        order.period(),
        order.settings(),
        order.runs(),
        order.exports(),
        order.views(),
        List.copyOf(exports));
  }

  /**
   * @throws IllegalArgumentException if the order lacks one, or none is named
   */
  public static void requireKnown(PlanOrder order, Collection<String> exports) {
    List<String> unknown = new ArrayList<>(exports);
    unknown.removeAll(order.exports().stream().map(ExportOrder::name).toList());
    if (exports.isEmpty() || !unknown.isEmpty()) {
      throw new RefusedArgumentException(
          "exports",
          exports.isEmpty()
              ? "must name one"
              : "name '" + unknown.get(0) + "', which the plan has not");
    }
  }

  /** The order with its views, and those that its exports' own workflows gave since. */
  public static PlanStatus status(PlanOrder order, Map<String, ExportView> since) {
    return new PlanStatus(
        order.plan(),
        new Period(order.period()),
        order.exports().stream()
            .map(
                export -> {
                  ExportView view =
                      since.getOrDefault(export.name(), order.views().get(export.name()));
                  return status(export, view);
                })
            .toList());
  }

  private static ExportStatus status(ExportOrder export, @Nullable ExportView view) {
    if (view == null) {
      return new ExportStatus(
          export.name(),
          export.provider(),
          ExportState.DUE,
          export.optional(),
          1,
          export.target(),
          Optional.empty(),
          List.of(),
          0,
          0,
          ExportTimes.NONE,
          Optional.empty());
    }
    return new ExportStatus(
        export.name(),
        export.provider(),
        ExportState.valueOf(view.state()),
        export.optional(),
        view.round(),
        export.target(),
        Optional.ofNullable(view.handle()).map(RunHandle::parse),
        view.files().stream().map(FileView::saved).toList(),
        view.attempts(),
        view.resumes(),
        times(view.times()),
        Optional.ofNullable(view.failure()).map(FailureView::failure));
  }

  private static ExportTimes times(TimesView times) {
    return new ExportTimes(
        instant(times.due()),
        instant(times.starting()),
        instant(times.started()),
        instant(times.ready()),
        instant(times.saved()),
        instant(times.failed()));
  }

  private static Optional<Instant> instant(@Nullable Long millis) {
    return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
  }
}
