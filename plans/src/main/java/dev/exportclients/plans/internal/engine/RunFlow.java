package dev.exportclients.plans.internal.engine;

import dev.exportclients.core.run.ExportRun;
import dev.exportclients.plans.internal.place.Place;
import dev.exportclients.plans.internal.place.Receipts;
import dev.exportclients.plans.internal.source.StartedSource;
import dev.exportclients.plans.status.SavedFile;
import org.jspecify.annotations.Nullable;

/** An export whose run is started, awaited and saved. */
final class RunFlow {
  /** The only file of such an export. */
  private static final String FILE = "";

  private final TaskContext context;
  private final ExportRecord record;
  private final StartedSource source;
  private final Place place;

  RunFlow(TaskContext context, ExportRecord record, StartedSource source, Place place) {
    this.context = context;
    this.record = record;
    this.source = source;
    this.place = place;
  }

  void carryOut() {
    @Nullable SavedFile saved = record.files().get(FILE);
    if (saved != null && Receipts.isWhole(saved, context.destinations())) {
      record.kept();
      return;
    }
    if (saved != null) {
      record.forget(FILE);
    }
    if (record.needsAgain()) {
      record.stillOver();
      return;
    }
    record.goesOn();
    ExportRun run =
        record
            .handle()
            .map(source::run)
            .orElseGet(() -> new Starting(context, record, source).run());
    new Saving(context, record).save(FILE, run.download(), place, true);
  }
}
