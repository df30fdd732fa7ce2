package dev.exportclients.workflows.internal.flow;

import static java.util.Objects.requireNonNull;

import dev.exportclients.plans.status.ExportState;
import dev.exportclients.workflows.internal.payload.ExportInput;
import dev.exportclients.workflows.internal.payload.ExportOrder;
import dev.exportclients.workflows.internal.payload.ExportView;
import dev.exportclients.workflows.internal.payload.PlanOrder;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives each export a workflow of its own, when those that it waits for are saved, its provider may
 * make one more run, and whoever has the same start key has its run (ADR 21).
 */
public final class PlanFlow implements PlanWorkflow {
  /** Workflows that begin in one task of this one, for which it has a second. */
  private static final int AT_ONCE = 32;

  private final PlanOrder order;
  private final Map<String, ExportView> views = new LinkedHashMap<>();
  private final Map<String, ChildWorkflowStub> going = new LinkedHashMap<>();
  private final Map<String, String> handles = new HashMap<>();
  private final Set<String> again;
  private final Release release;
  private boolean hasChanged = true;

  @WorkflowInit
  public PlanFlow(PlanOrder order) {
    this.order = order;
    this.views.putAll(order.views());
    this.again = new LinkedHashSet<>(order.again());
    this.release = new Release(order.exports(), order.runs());
    order.views().forEach(this::noteHandle);
  }

  @Override
  public PlanOrder state() {
    return new PlanOrder(
        order.plan(),
        order.period(),
        order.settings(),
        order.runs(),
        order.exports(),
        new LinkedHashMap<>(views),
        List.copyOf(again));
  }

  @Override
  public void again(List<String> names) {
    again.addAll(names);
    names.forEach(this::end);
    hasChanged = true;
  }

  @Override
  public void cancel(List<String> names) {
    again.removeAll(names);
    names().stream().filter(names::contains).forEach(this::cancel);
    hasChanged = true;
  }

  private List<String> names() {
    return order.exports().stream().map(ExportOrder::name).toList();
  }

  /** One that has not begun never will. */
  private void cancel(String name) {
    ExportView view = views.get(name);
    if (going.containsKey(name)) {
      end(name);
    } else if (view == null || !Views.state(view).isOver()) {
      long now = Workflow.currentTimeMillis();
      views.put(name, Views.cancelled(view == null ? Views.due(now) : view, now));
    }
  }

  /** Asks its workflow to end; its result says how far it was. */
  @SuppressWarnings("serial") // the engine's functions are, but nobody writes them
  private void end(String name) {
    ChildWorkflowStub child = going.get(name);
    if (child != null) {
      Async.procedure(() -> child.signal(ExportWorkflow.CANCEL))
          .handle((sent, isOverAlready) -> null);
    }
  }

  @Override
  public void started(String name, String handle) {
    handles.put(name, handle);
    hasChanged = true;
  }

  @Override
  public PlanOrder run(PlanOrder same) {
    try {
      while (true) {
        CancellationScope.throwCanceled();
        boolean isTooLong = Workflow.getInfo().isContinueAsNewSuggested();
        if (!isTooLong) {
          release();
        }
        if (going.isEmpty()) {
          if (!isTooLong) {
            return state();
          }
          Workflow.newContinueAsNewStub(PlanWorkflow.class).run(state());
        }
        hasChanged = false;
        Workflow.await(() -> hasChanged);
      }
    } catch (CanceledFailure cancelled) {
      Workflow.newDetachedCancellationScope(this::endAll).run();
      throw cancelled;
    }
  }

  private void endAll() {
    cancel(names());
    Workflow.await(going::isEmpty);
  }

  private void release() {
    again.stream().filter(name -> !going.containsKey(name)).toList().forEach(this::dueAgain);
    boolean hasSkipped;
    do {
      List<Release.Step> steps = release.steps(views, going.keySet(), handles.keySet());
      List<Release.Step> some = isTooMany(steps) ? steps.subList(0, AT_ONCE) : steps;
      some.forEach(this::take);
      hasSkipped = some.stream().anyMatch(step -> step.missing() != null);
      if (some.size() < steps.size() && !hasSkipped) {
        goOnAfter(some.get(AT_ONCE - 1).export());
      }
    } while (hasSkipped);
  }

  /** Older histories have any number in one task. */
  private static boolean isTooMany(List<Release.Step> steps) {
    return steps.size() > AT_ONCE
        && Workflow.getVersion("some at once", Workflow.DEFAULT_VERSION, 1) == 1;
  }

  /** When the engine has begun its workflow, in another task. */
  @SuppressWarnings("serial") // the engine's functions are, but nobody writes them
  private void goOnAfter(ExportOrder export) {
    requireNonNull(going.get(export.name()))
        .getExecution()
        .handle((begun, refused) -> hasChanged = true);
  }

  private void take(Release.Step step) {
    String missing = step.missing();
    if (missing != null) {
      skip(step.export(), missing);
    } else {
      begin(step.export());
    }
  }

  private void dueAgain(String name) {
    again.remove(name);
    handles.remove(name);
    ExportView last = views.get(name);
    if (last != null) {
      views.put(name, Views.again(last, Workflow.currentTimeMillis()));
    }
    views.values().removeIf(view -> Views.state(view) == ExportState.SKIPPED);
  }

  private void skip(ExportOrder export, String missing) {
    views.put(
        export.name(), Views.skipped(missing, views.get(missing), Workflow.currentTimeMillis()));
  }

  @SuppressWarnings("serial") // the engine's functions are, but nobody writes them
  private void begin(ExportOrder export) {
    String name = export.name();
    ExportView view = views.getOrDefault(name, Views.due(Workflow.currentTimeMillis()));
    views.put(name, view);
    ExportInput input =
        new ExportInput(
            order.plan(),
            order.period(),
            export,
            order.settings(),
            view,
            release.sameKey(export).stream()
                .filter(handles::containsKey)
                .map(handles::get)
                .toList(),
            !release.sameKey(export).isEmpty(),
            0);
    ExportWorkflow child = child(export, view.round());
    going.put(name, ChildWorkflowStub.fromTyped(child));
    Workflow.newDetachedCancellationScope(
            () ->
                Async.function(child::run, input)
                    .handle((end, failure) -> over(name, end, failure)))
        .run();
  }

  private ExportWorkflow child(ExportOrder export, int round) {
    ChildWorkflowOptions.Builder options =
        ChildWorkflowOptions.newBuilder()
            .setWorkflowId(
                WorkflowIds.ofExport(order.plan(), order.period(), export.name(), round));
    if (order.settings().searchAttributes()) {
      options.setTypedSearchAttributes(SearchNames.ofExport(order.plan(), export.provider()));
    }
    return Workflow.newChildWorkflowStub(ExportWorkflow.class, options.build());
  }

  private @Nullable Void over(
      String name, @Nullable ExportView end, @Nullable RuntimeException failure) {
    ExportView last = views.getOrDefault(name, Views.due(Workflow.currentTimeMillis()));
    ExportView view =
        end == null ? Views.withoutResult(last, failure, Workflow.currentTimeMillis()) : end;
    views.put(name, view);
    noteHandle(name, view);
    going.remove(name);
    hasChanged = true;
    return null;
  }

  private void noteHandle(String name, ExportView view) {
    String handle = view.handle();
    if (handle != null) {
      handles.put(name, handle);
    }
  }
}
