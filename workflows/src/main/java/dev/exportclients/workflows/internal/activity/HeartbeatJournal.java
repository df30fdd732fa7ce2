package dev.exportclients.workflows.internal.activity;

import dev.exportclients.plans.internal.place.Journal;
import dev.exportclients.plans.status.SavedFile;
import dev.exportclients.workflows.internal.payload.FileView;
import dev.exportclients.workflows.internal.payload.SaveOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a plan's ledger keeps of a file, kept in the heartbeat: the next worker reads it there.
 *
 * @param part which of the export's files
 */
record HeartbeatJournal(Heartbeat heartbeat, SaveOrder order, String part) implements Journal {
  @Override
  public Optional<Instant> readySince() {
    return Optional.ofNullable(heartbeat.beat().readyAt()).map(Instant::ofEpochMilli);
  }

  @Override
  public boolean isAgain() {
    return order.again();
  }

  @Override
  public List<SavedFile> saved() {
    return heartbeat.beat().files().stream().map(FileView::saved).toList();
  }

  @Override
  public boolean knows(String file, String sha256) {
    return Stream.concat(order.before().stream(), heartbeat.beat().files().stream())
        .anyMatch(saved -> saved.file().equals(file) && saved.sha256().equals(sha256));
  }

  @Override
  public Optional<SavedFile> committing() {
    return Optional.ofNullable(heartbeat.beat().committing())
        .filter(file -> file.part().equals(part))
        .map(FileView::saved);
  }

  @Override
  public void committing(String address, long bytes, String sha256, Optional<String> mediaType) {
    heartbeat.committing(
        new FileView(
            part,
            address,
            bytes,
            sha256,
            mediaType.orElse(null),
            null,
            Instant.now().toEpochMilli()));
  }

  @Override
  public List<String> uploads() {
    return heartbeat.beat().uploads();
  }

  @Override
  public void uploading(String handle) {
    heartbeat.uploads(left -> Stream.concat(left.stream(), Stream.of(handle)).distinct().toList());
  }

  @Override
  public void aborted(String handle) {
    heartbeat.uploads(left -> left.stream().filter(other -> !other.equals(handle)).toList());
  }
}
