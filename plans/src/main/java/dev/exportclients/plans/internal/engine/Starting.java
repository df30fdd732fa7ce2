package dev.exportclients.plans.internal.engine;

import dev.exportclients.core.run.ExportRun;
import dev.exportclients.plans.internal.policy.Failures;
import dev.exportclients.plans.internal.policy.Timing;
import dev.exportclients.plans.internal.policy.UnknownStartException;
import dev.exportclients.plans.internal.source.Finding;
import dev.exportclients.plans.internal.source.LostStart;
import dev.exportclients.plans.internal.source.StartedSource;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.LedgerException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Starts a run once. The ledger has it before the start is sent, and then again with the handle;
 * whoever finds the first without the second looks for the run at the provider, and starts one only
 * where that proves that there is none.
 */
final class Starting {
  private final TaskContext context;
  private final ExportRecord record;
  private final StartedSource source;

  Starting(TaskContext context, ExportRecord record, StartedSource source) {
    this.context = context;
    this.record = record;
    this.source = source;
  }

  /**
   * @throws UnknownStartException if there may be a run, and it can't be found out
   */
  ExportRun run() {
    Lock lock = context.lockStarts(source.key());
    try {
      Optional<ExportRun> lost = mayBeStarted() ? found(null) : Optional.empty();
      return lost.isPresent() ? lost.get() : start();
    } finally {
      lock.unlock();
    }
  }

  private boolean mayBeStarted() {
    return record.state() == ExportState.STARTING || record.state() == ExportState.UNKNOWN;
  }

  private ExportRun start() {
    Patience patience = new Patience();
    int lost = 0;
    while (true) {
      record.starting(new Retrying(context).get(source::listed));
      RuntimeException failure;
      try {
        ExportRun run = source.start();
        if (record.started(run.handle(), source.sharesRuns())) {
          return run;
        }
        failure = new IllegalStateException(run.handle() + " is another export's");
      } catch (LedgerException unwritten) {
        throw unwritten;
      } catch (RuntimeException failed) {
        failure = failed;
        if (Failures.provesNoRun(failed)) {
          record.notStarted();
          context.pause(patience.after(failed));
          continue;
        }
        context.endIfInterrupted(failed);
      }
      Optional<ExportRun> found = found(failure);
      if (found.isPresent()) {
        return found.get();
      }
      if (++lost == Timing.STARTS) {
        throw failure;
      }
    }
  }

  /** Empty if there is none. */
  private Optional<ExportRun> found(@Nullable RuntimeException why) {
    LostStart lost = new LostStart(record.startingAt(), record.listed(), context.ledger()::owns);
    Polling polling = new Polling(context, Timing.LOOKED);
    boolean hasSettled = hasSettled(lost);
    while (true) {
      Finding finding = find(lost);
      if (finding instanceof Finding.Found found) {
        if (record.started(found.run().handle(), source.sharesRuns())) {
          return Optional.of(found.run());
        }
      } else if (finding instanceof Finding.NotStarted) {
        if (hasSettled) {
          return Optional.empty();
        }
        context.pause(Timing.SETTLED);
        hasSettled = true;
        continue;
      } else if (finding instanceof Finding.Unknown unknown) {
        throw unknown(unknown.why(), why);
      }
      if (!polling.pause()) {
        throw unknown(finding instanceof Finding.NotYet notYet ? notYet.why() : "", why);
      }
    }
  }

  private boolean hasSettled(LostStart lost) {
    return Duration.between(lost.at(), context.now()).compareTo(Timing.SETTLED) > 0;
  }

  /** While it can't be asked, it may be started still. */
  private Finding find(LostStart lost) {
    try {
      return new Retrying(context).get(() -> source.find(lost));
    } catch (TaskContext.EndingException | LedgerException end) {
      throw end;
    } catch (RuntimeException failure) {
      throw unknown("The provider can't be asked: " + failure.getMessage(), failure);
    }
  }

  private UnknownStartException unknown(String why, @Nullable RuntimeException cause) {
    String said =
        cause == null || why.contains(String.valueOf(cause.getMessage()))
            ? ""
            : " (" + cause.getMessage() + ")";
    return new UnknownStartException(why + said, cause);
  }
}
