package dev.exportclients.plans.status;

import java.time.Instant;
import java.util.Optional;

/**
 * When an export got where it is, by the runner's clock. A step that it did not take, or not yet,
 * is empty; one that was taken again has its last time.
 *
 * @param due when a run of the plan first came to it in the period
 * @param starting when its start was about to be sent
 * @param started when its run was known
 * @param ready when its file was there
 * @param saved when its file, or the last of them, was complete in its place
 * @param failed when it failed, was skipped, or was found to be unknown
 */
public record ExportTimes(
    Optional<Instant> due,
    Optional<Instant> starting,
    Optional<Instant> started,
    Optional<Instant> ready,
    Optional<Instant> saved,
    Optional<Instant> failed) {
  /** Of an export that no run of the plan has come to. */
  public static final ExportTimes NONE =
      new ExportTimes(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
