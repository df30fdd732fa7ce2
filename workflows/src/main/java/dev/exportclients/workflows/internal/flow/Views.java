package dev.exportclients.workflows.internal.flow;

import dev.exportclients.plans.status.ExportState;
import dev.exportclients.workflows.internal.payload.ExportView;
import dev.exportclients.workflows.internal.payload.FailureView;
import dev.exportclients.workflows.internal.payload.FileView;
import dev.exportclients.workflows.internal.payload.TimesView;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Views at the beginning of a round, and of exports that never ran. */
final class Views {
  private static final String NOT_READY = "NotReadyException";

  private Views() {}

  static ExportState state(ExportView view) {
    return ExportState.valueOf(view.state());
  }

  static ExportView due(long now) {
    return round(1, List.of(), now);
  }

  private static ExportView round(int round, List<FileView> before, long now) {
    return new ExportView(
        ExportState.DUE.name(),
        round,
        null,
        List.of(),
        before,
        0,
        0,
        new TimesView(now, null, null, null, null, null),
        null);
  }

  /** Once more, from the beginning. */
  static ExportView again(ExportView last, long now) {
    return round(
        last.round() + 1,
        Stream.concat(last.before().stream(), last.files().stream()).distinct().toList(),
        now);
  }

  static ExportView over(ExportView last, ExportState state, FailureView why, long now) {
    TimesView times = last.times();
    return new ExportView(
        state.name(),
        last.round(),
        last.handle(),
        last.files(),
        last.before(),
        last.attempts(),
        last.resumes(),
        new TimesView(
            times.due(), times.starting(), times.started(), times.ready(), times.saved(), now),
        why);
  }

  static ExportView cancelled(ExportView last, long now) {
    return over(last, ExportState.FAILED, failure("Cancelled", "it was cancelled"), now);
  }

  /**
   * @param missing the export that it waits for in vain
   */
  static ExportView skipped(String missing, @Nullable ExportView last, long now) {
    String kind = last == null || last.failure() == null ? NOT_READY : last.failure().kind();
    return over(
        due(now),
        ExportState.SKIPPED,
        failure(kind, "not begun: it comes after '" + missing + "', which is not saved"),
        now);
  }

  /** Of one whose workflow was ended by somebody else. */
  static ExportView withoutResult(ExportView last, @Nullable RuntimeException failure, long now) {
    if (failure != null && failure.getCause() instanceof CanceledFailure) {
      return cancelled(last, now);
    }
    String why = failure == null ? "" : failure.getMessage();
    return over(
        last,
        ExportState.FAILED,
        failure("WorkflowFailure", "its workflow ended without a result: " + why),
        now);
  }

  static FailureView failure(String kind, String message) {
    return new FailureView(kind, null, message, null, false, false, false, null);
  }
}
