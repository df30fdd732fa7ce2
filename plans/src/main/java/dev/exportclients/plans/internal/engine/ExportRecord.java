package dev.exportclients.plans.internal.engine;

import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.internal.ledger.LedgerEntry;
import dev.exportclients.plans.internal.ledger.LedgerSteps;
import dev.exportclients.plans.internal.place.Journal;
import dev.exportclients.plans.internal.place.Place.Saved;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.SavedFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One export in the ledger: each step is written down, and then told. Belongs to one thread. */
final class ExportRecord {
  private final TaskContext context;
  private final LedgerSteps steps;
  private LedgerEntry entry;

  ExportRecord(TaskContext context, LedgerEntry entry) {
    this.context = context;
    this.steps = context.ledger().steps();
    this.entry = entry;
  }

  ExportStatus status() {
    return entry.status();
  }

  ExportState state() {
    return entry.status().state();
  }

  String source() {
    return entry.source();
  }

  Optional<RunHandle> handle() {
    return entry.status().handle();
  }

  Optional<String> listed() {
    return entry.listed();
  }

  Instant startingAt() {
    return entry.status().times().starting().orElse(Instant.EPOCH);
  }

  boolean needsAgain() {
    return entry.status().failure().filter(ExportFailure::needsAgain).isPresent();
  }

  Map<String, SavedFile> files() {
    return context.ledger().files(entry.id());
  }

  void starting(@Nullable String listed) {
    steps.starting(entry.id(), listed, context.now());
    tell();
  }

  /** Its start was proven to have started nothing. */
  void notStarted() {
    steps.resumed(entry.id(), ExportState.DUE);
    read();
  }

  /** {@return false if the run is another export's} */
  boolean started(RunHandle handle, boolean mayShare) {
    boolean isOurs = steps.started(entry.id(), handle, mayShare, context.now());
    if (isOurs) {
      tell();
    }
    return isOurs;
  }

  void ready() {
    if (state() != ExportState.READY) {
      steps.ready(entry.id(), context.now());
      tell();
    }
  }

  void saved(String part, Saved saved, boolean isLast) {
    steps.saved(entry.id(), part, saved.file(), saved.attempts(), saved.resumes(), isLast);
    if (isLast) {
      tell();
    }
  }

  void allSaved() {
    steps.allSaved(entry.id(), context.now());
    tell();
  }

  /** It was saved before, and is what it was. */
  void kept() {
    if (state() != ExportState.SAVED) {
      steps.allSaved(entry.id(), status().times().saved().orElseGet(context::now));
      read();
    }
    context.listener().kept(status());
  }

  void forget(String part) {
    steps.forget(entry.id(), part);
    steps.resumed(entry.id(), handle().isPresent() ? ExportState.STARTED : ExportState.DUE);
    read();
  }

  /** A failure of an earlier run of the plan does not count any more. */
  void goesOn() {
    ExportState state = state();
    if (state == ExportState.FAILED || state == ExportState.SKIPPED) {
      steps.resumed(entry.id(), handle().isPresent() ? ExportState.STARTED : ExportState.DUE);
      read();
    }
  }

  void over(ExportState state, ExportFailure why) {
    steps.over(entry.id(), state, why, context.now());
    tell();
  }

  /** As an earlier run of the plan left it. */
  void stillOver() {
    context.listener().step(status());
  }

  /** What a place wants to know and to tell of one file. */
  Journal journal(String part) {
    return new PartJournal(part);
  }

  private void tell() {
    read();
    context.listener().step(status());
  }

  private void read() {
    entry = context.ledger().entry(entry.id());
  }

  private final class PartJournal implements Journal {
    private final String part;

    PartJournal(String part) {
      this.part = part;
    }

    @Override
    public Optional<Instant> readySince() {
      return state() == ExportState.READY ? status().times().ready() : Optional.empty();
    }

    @Override
    public boolean isAgain() {
      return status().round() > 1;
    }

    @Override
    public List<SavedFile> saved() {
      return List.copyOf(files().values());
    }

    @Override
    public boolean knows(String file, String sha256) {
      return context.ledger().knows(file, sha256);
    }

    @Override
    public Optional<SavedFile> committing() {
      return context.ledger().committing(entry.id(), part);
    }

    @Override
    public void committing(String address, long bytes, String sha256, Optional<String> mediaType) {
      steps.committing(
          entry.id(),
          part,
          new SavedFile(address, bytes, sha256, mediaType, Optional.empty(), context.now()));
    }

    @Override
    public List<String> uploads() {
      return context.ledger().uploads(entry.id());
    }

    @Override
    public void uploading(String handle) {
      steps.uploading(entry.id(), handle);
    }

    @Override
    public void aborted(String handle) {
      steps.aborted(entry.id(), handle);
    }
  }
}
