package dev.exportclients.plans.status;

import java.util.OptionalLong;

/**
 * Told of each step of a run of a plan, when it is in the ledger. The threads of the run call it,
 * one at a time, and wait for it: it should be quick. What it throws is logged and dropped.
 *
 * <pre>{@code
 * PlanListener listener = new PlanListener() {
 *   @Override
 *   public void onSaved(ExportStatus export) {
 *     logger.info("{}: {} bytes", export.name(), export.bytes());
 *   }
 * };
 * }</pre>
 */
public interface PlanListener {
  /** Hears nothing. */
  PlanListener NONE = new PlanListener() {};

  /**
   * Before the first export.
   *
   * @param plan where all exports are, with those that this run leaves alone
   */
  default void onBegin(PlanStatus plan) {}

  /**
   * Was saved before, and its files are what they were.
   *
   * @param export is saved
   */
  default void onKept(ExportStatus export) {}

  /**
   * Its start is about to be sent.
   *
   * @param export is starting
   */
  default void onStarting(ExportStatus export) {}

  /**
   * Its run is known, or known again. Not told of attachments.
   *
   * @param export is started, and has a handle
   */
  default void onStarted(ExportStatus export) {}

  /**
   * Its file is there.
   *
   * @param export is ready
   */
  default void onReady(ExportStatus export) {}

  /**
   * Called at the start of a file, after each of its buffers and at its end.
   *
   * @param name of the export
   * @param bytes in hand so far, of the file that is being saved
   * @param total the file's size, if the server promised one
   */
  default void onProgress(String name, long bytes, OptionalLong total) {}

  /**
   * Its file is complete in its place, or all of them.
   *
   * @param export is saved
   */
  default void onSaved(ExportStatus export) {}

  /**
   * It failed, now or in an earlier run of the plan.
   *
   * @param export has a failure
   */
  default void onFailed(ExportStatus export) {}

  /**
   * Whether it was started can't be found out.
   *
   * @param export has a failure that says where to look
   */
  default void onUnknown(ExportStatus export) {}

  /**
   * It was not begun.
   *
   * @param export has a failure that names the one it waited for
   */
  default void onSkipped(ExportStatus export) {}

  /**
   * After the last export, or when the run is interrupted.
   *
   * @param plan where all exports are
   */
  default void onEnd(PlanStatus plan) {}
}
