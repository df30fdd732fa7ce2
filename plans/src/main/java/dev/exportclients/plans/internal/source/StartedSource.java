package dev.exportclients.plans.internal.source;

import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import org.jspecify.annotations.Nullable;

/** A run that has to be started; it makes one file. */
public non-sealed interface StartedSource extends Source {
  /** {@return the same for all exports whose runs the provider's lists can't tell apart} */
  String key();

  /** {@return whether a start while a run goes on gives that run, also to another export} */
  default boolean sharesRuns() {
    return false;
  }

  /** {@return what {@link #find} wants to know of the time before the start; null for nothing} */
  default @Nullable String listed() {
    return null;
  }

  /** Starts it, now. */
  ExportRun start();

  /** {@return a run that was started before; sends nothing} */
  ExportRun run(RunHandle handle);

  /** Looks for the run of a start whose outcome is not known. */
  Finding find(LostStart lost);
}
