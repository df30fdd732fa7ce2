package dev.exportclients.plans.status;

import dev.exportclients.core.run.RunHandle;
import java.util.List;
import java.util.Optional;

/**
 * Where one export of a plan is in a period. Immutable.
 *
 * @param name its own within the plan
 * @param provider the provider's short name, such as {@code ems}
 * @param state how far it has come
 * @param optional whether the plan is done without it
 * @param round 1, and one more each time that somebody had it started again in the period
 * @param target where to: a path or an address, with the period filled in
 * @param handle what finds its run again; empty before it is started, and for attachments
 * @param files what is saved, one file except for attachments; may be some of them while it is not
 *     {@link ExportState#SAVED}
 * @param attempts requests for the bytes of its files, refused ones included; polls are not counted
 * @param resumes how many of them continued a part
 * @param times when it took each step
 * @param failure why it failed, was skipped or is unknown; empty in any other state
 */
public record ExportStatus(
    String name,
    String provider,
    ExportState state,
    boolean optional,
    int round,
    String target,
    Optional<RunHandle> handle,
    List<SavedFile> files,
    int attempts,
    int resumes,
    ExportTimes times,
    Optional<ExportFailure> failure) {

  /**
   * Copies the list.
   *
   * @param name its own within the plan
   * @param provider the provider's short name
   * @param state how far it has come
   * @param optional whether the plan is done without it
   * @param round 1, and one more each time that it was started again
   * @param target where to
   * @param handle what finds its run again
   * @param files what is saved
   * @param attempts requests for the bytes of its files
   * @param resumes how many of them continued a part
   * @param times when it took each step
   * @param failure why it is not saved
   */
  public ExportStatus {
    files = List.copyOf(files);
  }

  /** {@return the size of all that is saved} */
  public long bytes() {
    return files.stream().mapToLong(SavedFile::bytes).sum();
  }

  /** {@return whether the plan is not done because of it: neither saved nor optional} */
  public boolean isMissing() {
    return state != ExportState.SAVED && !optional;
  }
}
