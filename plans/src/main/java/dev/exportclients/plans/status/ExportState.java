package dev.exportclients.plans.status;

import java.util.Locale;

/** How far an export has come in its period. */
public enum ExportState {
  /** Nothing was done yet. */
  DUE,
  /**
   * Its start was about to be sent, or was; whether there is a run is not known yet. The next run
   * of the plan finds out, as far as the provider lets it.
   */
  STARTING,
  /** Started: the provider works on it, and the handle finds it again. */
  STARTED,
  /** Its file is there, and not saved yet. */
  READY,
  /** Saved whole. */
  SAVED,
  /**
   * Failed; {@link ExportFailure#needsAgain} tells whether the next run of the plan tries again.
   */
  FAILED,
  /**
   * Whether it was started can't be found out. It is not started again unless somebody says so: the
   * provider might then make it twice.
   */
  UNKNOWN,
  /** Not begun, as an export that has to be saved before it was not. */
  SKIPPED;

  /** {@return whether nothing more happens to it in this run of the plan} */
  public boolean isOver() {
    return this == SAVED || this == FAILED || this == UNKNOWN || this == SKIPPED;
  }

  /** {@return as reports and JSON have it, such as {@code saved}} */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
