package dev.exportclients.workflows.internal.activity;

import dev.exportclients.workflows.internal.payload.ExportOrder;
import dev.exportclients.workflows.internal.payload.FindingView;
import dev.exportclients.workflows.internal.payload.LostOrder;
import dev.exportclients.workflows.internal.payload.SaveOrder;
import dev.exportclients.workflows.internal.payload.SaveOutcome;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each fails with an {@code ApplicationFailure} that {@link FailureTypes} makes. */
@ActivityInterface
public interface ExportActivities {
  /** {@return what {@link #find} wants to know of the time before a start; null for nothing} */
  @Nullable String listed(ExportOrder export);

  /**
   * Starts its run. Not to be tried again: the start may have arrived.
   *
   * @param owned handles of the runs of others
   * @return the run's handle
   */
  String start(ExportOrder export, List<String> owned);

  /** Looks for the run of a start whose outcome is not known. */
  FindingView find(LostOrder lost);

  /** Saves all files of the export, if they are there. */
  SaveOutcome save(SaveOrder order);
}
