package dev.exportclients.plans.internal.engine;

import dev.exportclients.plans.internal.place.Place;
import dev.exportclients.plans.internal.place.Receipts;
import dev.exportclients.plans.internal.source.ListedSource;
import dev.exportclients.plans.internal.source.ListedSource.Part;
import dev.exportclients.plans.status.SavedFile;
import java.util.List;
import java.util.Map;

/** An export of files that are there, one after the other. */
final class ListFlow {
  private final TaskContext context;
  private final ExportRecord record;
  private final ListedSource source;
  private final Place place;

  ListFlow(TaskContext context, ExportRecord record, ListedSource source, Place place) {
    this.context = context;
    this.record = record;
    this.source = source;
    this.place = place;
  }

  void carryOut() {
    Map<String, SavedFile> saved = record.files();
    boolean wasSaved = record.status().times().saved().isPresent();
    boolean isWhole = true;
    for (Map.Entry<String, SavedFile> part : saved.entrySet()) {
      if (!Receipts.isWhole(part.getValue(), context.destinations())) {
        record.forget(part.getKey());
        isWhole = false;
      }
    }
    if (wasSaved && isWhole) {
      record.kept();
      return;
    }
    if (record.needsAgain()) {
      record.stillOver();
      return;
    }
    record.goesOn();
    fetch(saveable(record.files()));
  }

  private List<Part> saveable(Map<String, SavedFile> saved) {
    List<Part> parts = new Retrying(context).get(source::parts);
    return parts.stream().filter(part -> !saved.containsKey(part.id())).toList();
  }

  private void fetch(List<Part> parts) {
    record.ready();
    Saving saving = new Saving(context, record);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      saving.save(part.id(), part.download(), placeOf(part), i == parts.size() - 1);
    }
    if (parts.isEmpty()) {
      record.allSaved();
    }
  }

  private Place placeOf(Part part) {
    return part.name().map(place::file).orElseGet(() -> place.folder(part.folder()));
  }
}
