package dev.exportclients.plans.run;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.plans.status.LedgerException;
import dev.exportclients.plans.status.SavedFile;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Saves a file when it is there. Each look at it is a download of its own, that ends at once while
 * there is none: who waits holds no slot.
 */
final class Saving {
  private final TaskContext context;
  private final ExportRecord record;

  Saving(TaskContext context, ExportRecord record) {
    this.context = context;
    this.record = record;
  }

  /**
   * @param part which of the export's files
   * @param isLast whether the export is saved with it
   */
  void save(String part, Download download, FileTarget target, boolean isLast) {
    Standing standing = Standing.of(context, record, target);
    if (standing.adopted().isPresent()) {
      record.saved(part, standing.adopted().get(), 0, 0, isLast);
      return;
    }
    Polling polling = new Polling(context, context.waitAtMost());
    Patience patience = new Patience();
    DownloadOptions options =
        DownloadOptions.defaults()
            .overwrite(standing.isReplaced())
            .onProgress((bytes, total) -> progress(bytes, total, patience));
    while (true) {
      try {
        saved(
            part,
            context
                .slots()
                .holding(record.status().provider(), () -> target.save(download, options)),
            isLast);
        return;
      } catch (NotReadyException notReady) {
        context.endIfInterrupted(notReady);
        if (!polling.pause()) {
          throw notReady;
        }
      } catch (LedgerException unwritten) {
        throw unwritten;
      } catch (RuntimeException failure) {
        context.endIfInterrupted(failure);
        context.pause(patience.after(failure));
      }
    }
  }

  private void progress(long bytes, OptionalLong total, Patience patience) {
    record.ready();
    if (bytes > 0) {
      patience.restored();
    }
    context.listener().progress(record.status().name(), bytes, total);
  }

  private void saved(String part, DownloadReceipt receipt, boolean isLast) {
    Path file = receipt.file().orElseThrow().toAbsolutePath();
    SavedFile saved =
        new SavedFile(
            file.toString(),
            receipt.bytes(),
            receipt.sha256(),
            receipt.mediaType(),
            receipt.etag(),
            receipt.finishedAt());
    record.saved(part, saved, receipt.attempts(), receipt.resumes(), isLast);
  }
}
