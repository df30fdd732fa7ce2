package dev.exportclients.core;

import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.FileDestination;
import dev.exportclients.core.exception.DestinationException;
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
 * DownloadReceipt receipt = results.saveInto(Path.of("exports"));
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

  /**
   * As {@link #saveTo(Path, DownloadOptions)} with {@link DownloadOptions#defaults()}.
   *
   * @param target a file, an existing folder, or a device or pipe
   * @return what was saved, and where
   */
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
   * @param options whether to wait, resume and overwrite, and for how long
   * @return what was saved, and where
   * @throws LocalFileException if the target exists and overwriting was not asked for, is in use by
   *     another download, or can't be written
   */
  DownloadReceipt saveTo(Path target, DownloadOptions options);

  /**
   * As {@link #saveInto(Path, DownloadOptions)} with {@link DownloadOptions#defaults()}.
   *
   * @param folder made where it is missing
   * @return what was saved; its {@link DownloadReceipt#file} has the name
   */
  default DownloadReceipt saveInto(Path folder) {
    return saveInto(folder, DownloadOptions.defaults());
  }

  /**
   * Saves the file in a folder, as {@link #saveTo(Path, DownloadOptions)} does, under the name that
   * the server gives, made safe, or one that is made of the export's ids. The receipt has it.
   *
   * @param folder made with those above it where it is missing, before anything is sent
   * @param options whether to wait, resume and overwrite, and for how long
   * @return what was saved; its {@link DownloadReceipt#file} has the name
   * @throws LocalFileException as {@code saveTo} does, and if there is something else than a folder
   */
  DownloadReceipt saveInto(Path folder, DownloadOptions options);

  /**
   * Stores the file at a destination, where it stands whole or not at all. Within the call a break
   * is resumed, as {@link #copyTo} does; a later call begins anew, except in the file system
   * ({@link FileDestination}), which this treats as {@link #saveTo(Path, DownloadOptions)} and
   * {@link #saveInto(Path, DownloadOptions)} do.
   *
   * @param destination found by its address with {@link
   *     dev.exportclients.core.destination.Destinations}, or your own
   * @param options whether to wait and overwrite, and for how long
   * @return what was stored, and where
   * @throws DestinationException if something stands there and overwriting was not asked for:
   *     before anything is sent, where the destination can tell; or if it could not be stored
   * @throws UnsupportedOperationException if this download is none of the clients', and knows only
   *     the file system
   */
  default Stored saveTo(Destination destination, DownloadOptions options) {
    if (!(destination instanceof FileDestination files)) {
      throw new UnsupportedOperationException(
          getClass().getName()
              + " stores in the file system only; override saveTo(Destination, …)");
    }
    DownloadReceipt receipt =
        files.isFolder() ? saveInto(files.path(), options) : saveTo(files.path(), options);
    return new Stored(receipt.file().orElse(files.path()).toString(), receipt);
  }

  /**
   * Copies the file's bytes to a stream, which stays open. After the first 64 KiB a transfer can
   * only go on, not start over; a break that can't be resumed is a {@link TransferException}.
   *
   * @param sink gets whole pieces of the file, in order; flushed at the end
   * @param options whether to wait, and for how long; overwriting means nothing here
   * @return what was copied; it names no file
   * @throws java.io.UncheckedIOException with the sink's own exception, which is never retried
   */
  DownloadReceipt copyTo(OutputStream sink, DownloadOptions options);

  /**
   * Hands the content to a reader and returns what that makes of it. The stream is closed for it.
   *
   * @param <T> what the reader makes of it
   * @param reader called once, on the calling thread
   * @param options whether to wait, and for how long; overwriting means nothing here
   * @return as the reader returned it
   * @throws java.io.UncheckedIOException with the reader's own {@code IOException}
   */
  <T> T read(ContentReader<T> reader, DownloadOptions options);

  /**
   * As {@link #read}, with a receipt of the whole file. What the reader leaves unread is read after
   * it returns, and thrown away; if that fails, so does the call.
   *
   * <p>For an upload, say: {@link Content} has length, name and media type before the first byte,
   * and the receipt has the SHA-256 to compare with what the other side stored.
   *
   * @param <T> what the reader makes of it
   * @param reader called once, on the calling thread
   * @param options whether to wait, and for how long; overwriting means nothing here
   * @return the reader's value, and the receipt
   * @throws java.io.UncheckedIOException with the reader's own {@code IOException}
   */
  <T> Result<T> readWithReceipt(ContentReader<T> reader, DownloadOptions options);

  /**
   * What a reader made of a file.
   *
   * @param <T> what the reader made of it
   * @param value as the reader returned it
   * @param receipt of the whole file; it names no file
   */
  record Result<T>(T value, DownloadReceipt receipt) {}

  /**
   * What was stored at a destination.
   *
   * @param location the file's own address, such as {@code s3://lake/results/results-1234.csv}, or
   *     its path; holds no secret
   * @param receipt of the whole file; it names one of the file system only
   */
  record Stored(String location, DownloadReceipt receipt) {}
}
