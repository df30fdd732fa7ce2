package dev.exportclients.workflows.internal.flow;

import dev.exportclients.plans.status.ExportState;
import dev.exportclients.workflows.internal.payload.ExportInput;
import dev.exportclients.workflows.internal.payload.ExportView;
import dev.exportclients.workflows.internal.payload.FailureView;
import dev.exportclients.workflows.internal.payload.SaveOutcome;
import dev.exportclients.workflows.internal.payload.TimesView;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far an export is, and when it got there. Belongs to one workflow. */
final class ExportProgress {
  private static final SearchAttributeKey<String> STATE =
      SearchAttributeKey.forKeyword(SearchNames.STATE);

  private final ExportInput input;
  private ExportView view;

  ExportProgress(ExportInput input) {
    this.input = input;
    this.view = input.view();
  }

  ExportView view() {
    return view;
  }

  void starting() {
    TimesView times = view.times();
    step(
        ExportState.STARTING,
        view.handle(),
        new TimesView(times.due(), now(), null, null, null, null));
  }

  void started(String handle) {
    TimesView times = view.times();
    step(
        ExportState.STARTED,
        handle,
        new TimesView(times.due(), times.starting(), now(), null, null, null));
  }

  void saved(SaveOutcome outcome) {
    TimesView times = view.times();
    Long readyAt = outcome.readyAt() == null ? Long.valueOf(now()) : outcome.readyAt();
    view =
        new ExportView(
            ExportState.SAVED.name(),
            view.round(),
            view.handle(),
            outcome.files(),
            view.before(),
            outcome.attempts(),
            outcome.resumes(),
            new TimesView(times.due(), times.starting(), times.started(), readyAt, now(), null),
            null);
    tell();
  }

  void over(ExportState state, FailureView why) {
    view = Views.over(view, state, why, now());
    tell();
  }

  void cancelled() {
    view = Views.cancelled(view, now());
    tell();
  }

  private void step(ExportState state, @Nullable String handle, TimesView times) {
    view =
        new ExportView(
            state.name(), view.round(), handle, List.of(), view.before(), 0, 0, times, null);
    tell();
  }

  private void tell() {
    if (input.settings().searchAttributes()) {
      Workflow.upsertTypedSearchAttributes(STATE.valueSet(view.state().toLowerCase(Locale.ROOT)));
    }
  }

  private static long now() {
    return Workflow.currentTimeMillis();
  }
}
