package dev.exportclients.core.run;

import dev.exportclients.core.Download;

/**
 * A run: something that a provider is making for us, or has made. A client starts one, or finds it
 * again by the handle that an earlier process kept.
 *
 * <pre>{@code
 * ExportRun run = ems.startResults(1234);
 * Files.writeString(kept, run.handle().toString());
 * ...
 * ExportRun again = ems.run(RunHandle.parse(Files.readString(kept)));
 * again.download().saveTo(folder, DownloadOptions.defaults().waitAtMost(Duration.ofHours(1)));
 * }</pre>
 *
 * <p>Immutable; safe to share between threads. Works as long as the client it comes from is open.
 */
public interface ExportRun {
  /** {@return what finds this run again, in any process} */
  RunHandle handle();

  /**
   * Asks the provider where the run is, now. A phase is always a result, also {@link
   * RunStatus.Phase#FAILED}; an exception means that it could not be asked.
   *
   * @return where it is, and the provider's own word for it
   * @throws dev.exportclients.core.exception.ExportClientException if the provider can't be
   *     reached, or refuses the question
   */
  RunStatus status();

  /**
   * The run's file. Nothing is sent until it is saved, copied or read. A run that is not ready is a
   * {@link dev.exportclients.core.exception.NotReadyException}, unless the options say to wait.
   *
   * @return may be kept and used again
   */
  Download download();
}
