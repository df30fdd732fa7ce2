package dev.exportclients.plans.internal.source;

import dev.exportclients.core.run.ExportRun;

/** What came of looking for a run. */
public sealed interface Finding {
  /**
   * This is the one.
   *
   * @param run found again
   */
  record Found(ExportRun run) implements Finding {}

  /** The provider lists its runs, and there is none: the start did not reach it. */
  record NotStarted() implements Finding {}

  /**
   * It may be listed later.
   *
   * @param why for people
   */
  record NotYet(String why) implements Finding {}

  /**
   * It can't be told.
   *
   * @param why for people, with what they can do
   */
  record Unknown(String why) implements Finding {}
}
