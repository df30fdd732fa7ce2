package dev.exportclients.plans.internal.engine;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.PlanException;
import dev.exportclients.plans.PlanProblem;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.internal.engine.TaskContext.EndingException;
import dev.exportclients.plans.internal.ledger.LedgerEntry;
import dev.exportclients.plans.internal.ledger.LedgerFile;
import dev.exportclients.plans.internal.place.Place;
import dev.exportclients.plans.internal.policy.Failures;
import dev.exportclients.plans.internal.policy.UnknownStartException;
import dev.exportclients.plans.internal.source.ListedSource;
import dev.exportclients.plans.internal.source.Source;
import dev.exportclients.plans.internal.source.StartedSource;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.LedgerException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings one export from where the ledger has it to its end. Belongs to one thread at a time. */
final class ExportTask {
  private final TaskContext context;
  private final PlannedExport export;
  private final Source source;
  private final Place place;
  private final ExportRecord record;

  ExportTask(
      TaskContext context, PlannedExport export, Source source, Place place, ExportRecord record) {
    this.context = context;
    this.export = export;
    this.source = source;
    this.place = place;
    this.record = record;
  }

  PlannedExport export() {
    return export;
  }

  ExportState state() {
    return record.state();
  }

  /**
   * Before anything is written.
   *
   * @param found by somebody, at the provider
   * @param last of the export in this round; null if it is none yet
   * @throws IllegalArgumentException if what was found can't be this export's
   */
  static void requirePossible(
      PlannedExport export,
      Source source,
      RunHandle found,
      @Nullable LedgerEntry last,
      LedgerFile ledger) {
    String name = "'" + export.name() + "'";
    if (!(source instanceof StartedSource started)) {
      throw new RefusedArgumentException(name, "has no run: nothing is started for it");
    }
    Optional<RunHandle> run = last == null ? Optional.empty() : last.status().handle();
    if (run.isPresent()) {
      throw new RefusedArgumentException(
          name, "has a run: " + run.get() + "; to give it up, say again");
    }
    if (!started.sharesRuns() && ledger.owns(started.run(found).handle())) {
      throw ofAnother(found, export);
    }
  }

  private static RefusedArgumentException ofAnother(RunHandle found, PlannedExport export) {
    return new RefusedArgumentException(
        found.toString(), "is another export's run, not of '" + export.name() + "'");
  }

  /**
   * Goes on with a run that is {@link #requirePossible possible}.
   *
   * @param found null if nobody has
   * @throws IllegalArgumentException if it is another export's
   */
  void adopt(@Nullable RunHandle found) {
    if (found == null) {
      return;
    }
    StartedSource started = (StartedSource) source;
    if (!record.started(started.run(found).handle(), started.sharesRuns())) {
      throw ofAnother(found, export);
    }
  }

  Optional<ExportFailure> failure() {
    return record.status().failure();
  }

  /**
   * Does all that is left. What fails is in the ledger then.
   *
   * @throws LedgerException if a step can't be written down: the whole run has to end
   */
  void carryOut() {
    try {
      requireSameSource();
      if (source instanceof StartedSource started) {
        new RunFlow(context, record, started, place).carryOut();
      } else if (source instanceof ListedSource listed) {
        new ListFlow(context, record, listed, place).carryOut();
      }
    } catch (LedgerException unwritten) {
      throw unwritten;
    } catch (EndingException ending) {
      // The ledger is true as it is.
    } catch (UnknownStartException unknown) {
      record.over(ExportState.UNKNOWN, unknown.failure());
    } catch (RuntimeException failure) {
      if (!context.isEnding()) {
        record.over(ExportState.FAILED, Failures.of(failure, record.handle().isPresent()));
      }
    }
  }

  /** What is begun is another thing, if the plan was changed meanwhile. */
  private void requireSameSource() {
    if (!record.source().equals(export.source().toString())) {
      throw new PlanException(
          export.name(),
          List.of(
              new PlanProblem(
                  0,
                  0,
                  "the plan was changed after this was begun in the period. Change it back, or have"
                      + " it started again as it is now")));
    }
  }

  /**
   * Not begun: the one it waits for is not saved.
   *
   * @param why that one's failure
   */
  void skip(String waitedFor, ExportFailure why) {
    record.over(
        ExportState.SKIPPED,
        new ExportFailure(
            why.kind(),
            why.cause(),
            "not begun: it comes after '" + waitedFor + "', which is not saved",
            Optional.empty(),
            false));
  }
}
