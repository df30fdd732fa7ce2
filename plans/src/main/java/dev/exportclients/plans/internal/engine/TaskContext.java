package dev.exportclients.plans.internal.engine;

import dev.exportclients.core.Sleeper;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.internal.ledger.LedgerFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What all exports of one run have in common. Safe for threads. */
public final class TaskContext {

  /** The run is ending; the export stays as the ledger has it. */
  static final class EndingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndingException(Throwable interrupt) {
      super("interrupted", interrupt);
    }
  }

  private final LedgerFile ledger;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Listening listener;
  private final Duration waitAtMost;
  private final Plan plan;
  private final DownloadSlots slots;
  private final Map<String, Lock> starts = new ConcurrentHashMap<>();
  private volatile boolean isEnding;

  public TaskContext(
      LedgerFile ledger,
      Clock clock,
      Sleeper sleeper,
      Listening listener,
      Duration waitAtMost,
      Plan plan) {
    this.ledger = ledger;
    this.clock = clock;
    this.sleeper = sleeper;
    this.listener = listener;
    this.waitAtMost = waitAtMost;
    this.plan = plan;
    this.slots = new DownloadSlots(plan);
  }

  LedgerFile ledger() {
    return ledger;
  }

  Plan plan() {
    return plan;
  }

  public Listening listener() {
    return listener;
  }

  DownloadSlots slots() {
    return slots;
  }

  Duration waitAtMost() {
    return waitAtMost;
  }

  Instant now() {
    return clock.instant();
  }

  long nanoTime() {
    return sleeper.nanoTime();
  }

  void pause(Duration duration) {
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EndingException(interrupt);
    }
  }

  /** Of runs that can't be told apart, one is started at a time; held until it is unlocked. */
  Lock lockStarts(String key) {
    Lock lock = starts.computeIfAbsent(key, first -> new ReentrantLock());
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EndingException(interrupt);
    }
    return lock;
  }

  /** A failure of a thread that is interrupted is that of its end. */
  void endIfInterrupted(RuntimeException failure) {
    if (isEnding || Thread.currentThread().isInterrupted()) {
      throw new EndingException(failure);
    }
  }

  /** From now on, what fails does so because of the end. */
  void end() {
    isEnding = true;
  }

  boolean isEnding() {
    return isEnding;
  }
}
