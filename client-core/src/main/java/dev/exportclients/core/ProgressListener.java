package dev.exportclients.core;

import java.util.OptionalLong;

/** Told how far a download is, on the thread that downloads. What it throws ends the download. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Called at the start, after each buffer, and at the end.
   *
   * @param bytes bytes of the file in hand so far, those of an earlier part included; it falls back
   *     to zero when a download has to start over
   * @param total the file's size, if the server promised one
   */
  void onProgress(long bytes, OptionalLong total);
}
