package dev.exportclients.core;

import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.TransferException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A file to fetch: a recipe, not a transfer. Making one sends nothing; each terminal method
 * performs a download of its own, so an instance may be kept, used again and shared between
 * threads.
 *
 * <pre>{@code
 * Download results = ems.results(1234);
 * DownloadReceipt receipt = results.saveTo(Path.of("exports"));
 * results.copyTo(System.out, DownloadOptions.defaults());
 * }</pre>
 *
 * <p>What a terminal method delivers is whole or absent: the length that the server promised is
 * enforced, a broken transfer is resumed where the server can prove that it is still the same
 * object, and responses that are no export (sign-in pages, error envelopes) are refused.
 *
 * <p>Every terminal method throws the {@link ExportClientException} that tells what went wrong.
 */
public interface Download {

  /** As {@link #saveTo(Path, DownloadOptions)} with {@link DownloadOptions#defaults()}. */
  default DownloadReceipt saveTo(Path target) {
    return saveTo(target, DownloadOptions.defaults());
  }

  /**
   * Saves the file. Under the target's name stands the complete file or what was there before.
   *
   * <p>While it runs, the bytes are in a hidden part file beside the target. After a break that can
   * be resumed it stays, and the next call for the same export and target goes on from there.
   *
   * @param target a file; or an existing folder, which takes the file under the server's name; or a
   *     device or pipe, which is written directly
   * @throws LocalFileException if the target exists and overwriting was not asked for, is in use by
   *     another download, or can't be written
   */
  DownloadReceipt saveTo(Path target, DownloadOptions options);

  /**
   * Copies the file's bytes to a stream, which stays open. After the first 64 KiB a transfer can
   * only go on, not start over; a break that can't be resumed is a {@link TransferException}.
   *
   * @throws java.io.UncheckedIOException with the sink's own exception, which is never retried
   */
  DownloadReceipt copyTo(OutputStream sink, DownloadOptions options);

  /**
   * Hands the content to a reader and returns what that makes of it. The stream is closed for it.
   *
   * @throws java.io.UncheckedIOException with the reader's own {@code IOException}
   */
  <T> T read(ContentReader<T> reader, DownloadOptions options);
}
