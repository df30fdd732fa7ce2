package dev.exportclients.workflows.internal.activity;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.destination.Destinations;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.ExportTarget;
import dev.exportclients.plans.internal.place.Journal;
import dev.exportclients.plans.internal.place.Place;
import dev.exportclients.plans.internal.place.Places;
import dev.exportclients.plans.internal.source.ListedSource;
import dev.exportclients.plans.internal.source.ListedSource.Part;
import dev.exportclients.plans.internal.source.Source;
import dev.exportclients.plans.internal.source.StartedSource;
import dev.exportclients.plans.status.SavedFile;
import dev.exportclients.workflows.internal.payload.Beat;
import dev.exportclients.workflows.internal.payload.ExportOrder;
import dev.exportclients.workflows.internal.payload.FileView;
import dev.exportclients.workflows.internal.payload.SaveOrder;
import dev.exportclients.workflows.internal.payload.SaveOutcome;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Saves the files of an export, those that the last worker has not. Belongs to one thread. */
final class Saving {
  /** The only file of an export that has a run. */
  private static final String FILE = "";

  private final SaveOrder order;
  private final Destinations destinations;
  private final Heartbeat heartbeat;

  Saving(SaveOrder order, Destinations destinations, Heartbeat heartbeat) {
    this.order = order;
    this.destinations = destinations;
    this.heartbeat = heartbeat;
  }

  SaveOutcome save(Source source) {
    Place place = Places.of(target(order.export()), destinations);
    try {
      if (source instanceof StartedSource started) {
        RunHandle handle = RunHandle.parse(Objects.requireNonNull(order.handle()));
        saveOne(FILE, started.run(handle).download(), place);
      } else if (source instanceof ListedSource listed) {
        for (Part part : listed.parts()) {
          saveOne(part.id(), part.download(), placeOf(part, place));
        }
      }
    } catch (NotReadyException notReady) {
      return outcome(notReady);
    }
    return outcome(null);
  }

  private SaveOutcome outcome(@Nullable NotReadyException notReady) {
    Beat beat = heartbeat.beat();
    return new SaveOutcome(
        notReady == null ? null : FailureTypes.view(notReady, true),
        beat.files(),
        beat.attempts(),
        beat.resumes(),
        beat.readyAt());
  }

  private static ExportTarget target(ExportOrder export) {
    return Destinations.isRemote(export.target())
        ? new ExportTarget(
            Optional.empty(), Optional.of(URI.create(export.target())), export.folder())
        : new ExportTarget(
            Optional.of(Path.of(export.target())), Optional.empty(), export.folder());
  }

  private static Place placeOf(Part part, Place place) {
    return part.name().map(place::file).orElseGet(() -> place.folder(part.folder()));
  }

  private void saveOne(String part, Download download, Place place) {
    if (heartbeat.beat().files().stream().anyMatch(file -> file.part().equals(part))) {
      return;
    }
    Journal journal = new HeartbeatJournal(heartbeat, order, part);
    Optional<SavedFile> left = place.left(journal);
    Place.Saved saved =
        left.isPresent()
            ? Place.Saved.before(left.get())
            : place.save(
                download,
                DownloadOptions.defaults()
                    .onProgress((bytes, total) -> heartbeat.progress(bytes, total.orElse(-1))),
                journal);
    heartbeat.saved(FileView.of(part, saved.file()), saved.attempts(), saved.resumes());
  }
}
