package dev.exportclients.plans.internal.engine;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.plans.internal.place.Journal;
import dev.exportclients.plans.internal.place.Place;
import dev.exportclients.plans.internal.place.Place.Saved;
import dev.exportclients.plans.status.LedgerException;
import dev.exportclients.plans.status.SavedFile;
import java.util.Optional;
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
  void save(String part, Download download, Place place, boolean isLast) {
    Journal journal = record.journal(part);
    Optional<SavedFile> left = place.left(journal);
    if (left.isPresent()) {
      record.saved(part, Saved.before(left.get()), isLast);
      return;
    }
    Polling polling = new Polling(context, context.waitAtMost());
    Patience patience = new Patience();
    DownloadOptions options =
        DownloadOptions.defaults().onProgress((bytes, total) -> progress(bytes, total, patience));
    while (true) {
      try {
        Saved saved =
            context
                .slots()
                .holding(record.status().provider(), () -> place.save(download, options, journal));
        record.saved(part, saved, isLast);
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
}
